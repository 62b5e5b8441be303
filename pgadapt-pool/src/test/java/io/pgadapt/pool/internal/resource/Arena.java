package io.pgadapt.pool.internal.resource;

import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.PoolStatistics;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A pool to race in: background work is done when somebody says so, and nothing of what it has made gets lost. */
final class Arena {
    /** More than a race takes; who waits for so long was forgotten. */
    static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    /** What {@link #sum} says when nothing was lost. */
    static final String WHOLE = "whole";

    private static final Backoff BACKOFF = Backoff.defaults();
    private static final Aging NEVER = new Aging(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);

    final FakeTasks tasks = new FakeTasks(new FakeTicker());
    final Things things = new Things();
    final ResourcePool<Integer> pool;

    /** What became of one who asked for a thing. */
    enum Outcome {
        GOT,
        TIMEOUT,
        CLOSED,
        INTERRUPTED,
        OTHER;

        private static Outcome of(Refusal refusal) {
            return switch (refusal.reason()) {
                case TIMEOUT -> TIMEOUT;
                case CLOSED -> CLOSED;
                case INTERRUPTED -> INTERRUPTED;
                case TOO_MANY_WAITING, HOPELESS -> OTHER;
            };
        }
    }

    /** A pool that is filled to its minimum. */
    Arena(int min, int max, Ticker ticker) {
        Limits limits = new Limits(min, max, Integer.MAX_VALUE, Integer.MAX_VALUE, max);
        pool = new ResourcePool<>(things, limits, NEVER, BACKOFF, ticker, tasks);
        tasks.settle();
    }

    /** A pool of so many things by the time of the JVM. */
    static Arena of(int size) {
        return new Arena(size, size, Ticker.SYSTEM);
    }

    /** Borrows and gives back. */
    Outcome borrow(long timeout) {
        return borrow(timeout, () -> {});
    }

    /** Borrows, does something, and gives back. */
    Outcome borrow(long timeout, Runnable use) {
        try {
            Lease<Integer> lease = pool.borrow(timeout);
            use.run();
            lease.giveBack();
            return Outcome.GOT;
        } catch (Refusal refusal) {
            return Outcome.of(refusal);
        }
    }

    /** Borrows without waiting, and does not give back. */
    Outcome keep() {
        try {
            pool.borrow(0);
            return Outcome.GOT;
        } catch (Refusal refusal) {
            return Outcome.of(refusal);
        }
    }

    /** Returns what the next one gets, if need be after what is to be done in the background. */
    int next() {
        Lease<Integer> lease;
        try {
            lease = pool.borrow(0);
        } catch (Refusal refusal) {
            tasks.settle();
            lease = borrowed();
        }
        lease.giveBack();
        return lease.resource();
    }

    /** Borrows what is there for sure. */
    Lease<Integer> borrowed() {
        try {
            return pool.borrow(PATIENCE);
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    /** Does what is to be done in the background until something has happened. */
    void workUntil(BooleanSupplier happened) {
        while (!happened.getAsBoolean()) {
            tasks.settle();
            Thread.onSpinWait();
        }
    }

    /**
     * Does what is left to be done, and adds up: all that was made is idle or closed, and nobody waits.
     *
     * @param size how many should be idle
     * @return {@link #WHOLE}, or what there is instead
     */
    String sum(int size) {
        tasks.settle();
        PoolStatistics all = pool.statistics();
        PoolStatistics.Now now = all.now();
        int open = things.made.get() - things.closed.size();
        boolean whole =
                now.waiting() == 0 && now.leased() == 0 && now.idle() == size && now.size() == size && open == size;
        return whole ? WHOLE : now + " of " + open + " open";
    }
}
