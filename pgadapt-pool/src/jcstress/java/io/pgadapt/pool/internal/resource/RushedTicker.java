package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/**
 * Time that passes by being looked at, and never stands still for those who wait. A wait is over after a few looks, and so at the
 * same moment as something else far more often than by a clock.
 */
final class RushedTicker implements Ticker {
    /** How much passes from look to look. */
    static final long STEP = Duration.ofNanos(250_000).toNanos();

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.addAndGet(STEP);
    }

    @Override
    public void park(Object blocker, long nanos) {
        Thread.onSpinWait();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers' loops
    public void await(Condition condition, long nanos) throws InterruptedException {
        condition.await(1, TimeUnit.NANOSECONDS);
    }
}
