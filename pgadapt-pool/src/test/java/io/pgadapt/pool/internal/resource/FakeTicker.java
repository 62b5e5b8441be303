package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** Time that passes when a test says so. Who waits for it looks at it again and again. */
final class FakeTicker implements Ticker {
    private static final long LOOK_AGAIN = 200_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a clock may start anywhere, and run over

    void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void park(Object blocker, long nanos) {
        LockSupport.parkNanos(blocker, LOOK_AGAIN);
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers' loops
    public void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(LOOK_AGAIN);
    }
}
