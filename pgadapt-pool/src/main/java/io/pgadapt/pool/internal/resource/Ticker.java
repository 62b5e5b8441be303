package io.pgadapt.pool.internal.resource;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** Time: what it is, and how to wait for it to pass. */
public interface Ticker {
    /** The time of the JVM. */
    Ticker SYSTEM = System::nanoTime;

    /** Returns the time in nanoseconds, of which only differences mean something. */
    long nanos();

    /** Waits so long, or until the thread is unparked or interrupted, or for no reason. */
    default void park(Object blocker, long nanos) {
        LockSupport.parkNanos(blocker, nanos);
    }

    /** Waits so long, or until the condition is signalled, or for no reason. */
    @SuppressWarnings("WaitNotInLoop") // the callers' loops
    default void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }
}
