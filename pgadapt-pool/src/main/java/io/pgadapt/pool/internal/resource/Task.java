package io.pgadapt.pool.internal.resource;

/** A piece of background work. */
@FunctionalInterface
public interface Task extends Runnable {
    /** Returns what it does, for logs and tests. */
    default String name() {
        return getClass().getSimpleName();
    }
}
