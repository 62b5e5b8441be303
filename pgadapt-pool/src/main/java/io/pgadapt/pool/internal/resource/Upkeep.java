package io.pgadapt.pool.internal.resource;

/** Looks after what is idle, every now and then. */
record Upkeep<T>(ResourcePool<T> pool) implements Task {
    @Override
    public void run() {
        pool.lookAfterIdle();
    }
}
