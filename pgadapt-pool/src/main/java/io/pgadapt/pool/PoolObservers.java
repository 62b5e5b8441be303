package io.pgadapt.pool;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told what a pool does. */
final class PoolObservers {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.pool");

    private final List<PoolObserver> all;

    PoolObservers(List<PoolObserver> all) {
        this.all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Tells all; what one throws disturbs nobody. */
    void tell(Consumer<PoolObserver> news) {
        for (int i = 0; i < all.size(); i++) {
            try {
                news.accept(all.get(i));
            } catch (RuntimeException | Error e) {
                LOG.warn("an observer failed, which changes nothing but what it knows", e);
            }
        }
    }
}
