package io.pgadapt.pool;

import io.pgadapt.Connection;
import io.pgadapt.pool.internal.jfr.LeaseEvent;
import io.pgadapt.pool.internal.jfr.PoolEvents;
import io.pgadapt.pool.internal.resource.Lease;
import io.pgadapt.pool.internal.sessions.PooledSession;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection on its way from a pool to a user and back; the way back is gone once. */
final class Borrowed implements Runnable {
    private final ConnectionPool pool;
    private final Lease<PooledSession> lease;
    private final AtomicBoolean over = new AtomicBoolean();
    private final @Nullable LeaseEvent event = PoolEvents.beginLease();
    private final Connection connection;

    Borrowed(ConnectionPool pool, Lease<PooledSession> lease) {
        this.pool = pool;
        this.lease = lease;
        this.connection = lease.resource().session().lend(this);
    }

    Connection connection() {
        return connection;
    }

    boolean isOver() {
        return over.get();
    }

    /** Gives it back; does nothing the second time. */
    @Override
    public void run() {
        if (over.compareAndSet(false, true)) {
            pool.takeBack(lease, event);
        }
    }

    /** Gives it back to be closed; does nothing the second time. */
    void discard() {
        if (over.compareAndSet(false, true)) {
            pool.discard(lease, event);
        }
    }
}
