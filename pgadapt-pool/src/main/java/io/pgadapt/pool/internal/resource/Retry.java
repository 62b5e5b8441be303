package io.pgadapt.pool.internal.resource;

/** Ends the pause after a resource could not be made, or was refused. */
record Retry<T>(ResourcePool<T> pool) implements Task {
    @Override
    public void run() {
        pool.retry();
    }
}
