package io.pgadapt.pool.internal.resource;

import java.util.concurrent.TimeUnit;

/** Ends what is still used when a pool is closed. */
record Ending<T>(ResourcePool<T> pool, Resources<T> resources, Tasks tasks) {
    /** How long those who were interrupted may take to give back what they use. */
    private static final long INTERRUPT_GRACE = TimeUnit.SECONDS.toNanos(1);

    /** Waits so long for it to be given back, then interrupts its users, and ends it without them when that does not help. */
    void within(long grace) {
        try {
            if (!pool.awaitEmpty(grace)) {
                pool.leases().forEach(lease -> resources.interrupt(lease.resource()));
                abortUnlessEmpty();
            }
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
        } finally {
            tasks.close();
        }
    }

    private void abortUnlessEmpty() throws InterruptedException {
        if (!pool.awaitEmpty(INTERRUPT_GRACE)) {
            abort();
        }
    }

    /** Whoever has them: also those that are tested just then. */
    private void abort() {
        pool.slots().forEach(slot -> resources.abort(slot.resource()));
    }
}
