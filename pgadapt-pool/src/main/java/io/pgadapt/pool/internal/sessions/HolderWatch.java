package io.pgadapt.pool.internal.sessions;

import io.pgadapt.pool.Holder;
import io.pgadapt.pool.internal.resource.Lease;
import io.pgadapt.pool.internal.resource.ResourcePool;
import io.pgadapt.pool.internal.resource.Task;
import io.pgadapt.pool.internal.resource.Tasks;
import io.pgadapt.pool.internal.resource.Ticker;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for connections that are held for long, every now and then.
 *
 * @param threshold what is long, in nanoseconds
 * @param observer is told of each, once
 */
public record HolderWatch(
        ResourcePool<PooledSession> pool, long threshold, Ticker ticker, Tasks tasks, Consumer<Holder> observer)
        implements Task {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.pool");
    private static final int LOOKS = 4;

    /** Begins to look. */
    public void begin() {
        tasks.run(this, Math.max(threshold / LOOKS, 1));
    }

    @Override
    public void run() {
        long now = ticker.nanos();
        for (Lease<PooledSession> lease : pool.leases()) {
            if (now - lease.since() >= threshold) {
                report(lease, now);
            }
        }
        if (!pool.isClosed()) {
            begin();
        }
    }

    private void report(Lease<PooledSession> lease, long now) {
        Holder holder = PooledSession.holder(lease, now);
        if (holder != null && lease.resource().isToBeReported()) {
            LOG.warn("a connection is held for long, and may never be given back: by {}", holder, holder.trace());
            observer.accept(holder);
        }
    }
}
