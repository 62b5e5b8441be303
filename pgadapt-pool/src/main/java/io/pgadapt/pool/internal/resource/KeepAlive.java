package io.pgadapt.pool.internal.resource;

/** Tests a resource that was idle for long. */
record KeepAlive<T>(ResourcePool<T> pool, Slot<T> slot) implements Task {
    @Override
    public void run() {
        pool.keepAlive(slot);
    }
}
