package io.pgadapt.pool.internal.resource;

/** Closes a resource that has left its pool. */
record Closing<T>(Resources<T> resources, T resource) implements Task {
    @Override
    public void run() {
        resources.close(resource);
    }
}
