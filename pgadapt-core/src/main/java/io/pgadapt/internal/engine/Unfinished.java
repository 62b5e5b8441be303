package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes on after the call that began it, such as a stream, and whose end those who watch it are still to be told: when
 * the session ends before it, nobody else may do so. Thread-safe.
 */
final class Unfinished {
    private final Set<Observers.Watch> watches = ConcurrentHashMap.newKeySet();

    /** Takes note of something until it ends. */
    void add(Observers.Watch watch) {
        watch.whenEnded(() -> watches.remove(watch));
        watches.add(watch);
    }

    /**
     * Tells the end of all of it.
     *
     * @param reason why it has failed; null when this side has left it
     */
    void end(@Nullable PgException reason) {
        for (Observers.Watch watch : watches) {
            if (reason == null) {
                watch.left();
            } else {
                watch.failed(reason);
            }
        }
    }
}
