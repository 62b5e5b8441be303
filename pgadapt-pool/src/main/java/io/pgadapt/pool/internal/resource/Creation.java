package io.pgadapt.pool.internal.resource;

/** Makes a resource. */
record Creation<T>(ResourcePool<T> pool) implements Task {
    @Override
    public void run() {
        pool.create();
    }
}
