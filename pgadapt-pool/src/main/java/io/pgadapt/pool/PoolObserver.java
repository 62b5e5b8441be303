package io.pgadapt.pool;

import java.time.Duration;

/**
 * Learns what a pool does; each method does nothing until it is overridden. Methods are called by the threads that use the
 * pool, many at once, and must be quick. What one throws is logged and disturbs nobody.
 */
public interface PoolObserver {

    /** A connection was lent, for which somebody waited so long. */
    default void granted(Duration waited) {}

    /** Nobody got a connection. */
    default void refused(PoolError why) {}

    /** A connection was given back. */
    default void returned(Duration used) {}

    /** A connection came back in a state that nobody else can use; it is replaced. */
    default void returnedBad() {}

    /** No connection could be made; it is tried again. */
    default void connectFailed(Throwable why) {}

    /** A connection is held for longer than {@link ConnectionPool.Builder#leakThreshold}; told once for each time it is lent. */
    default void heldLong(Holder holder) {}
}
