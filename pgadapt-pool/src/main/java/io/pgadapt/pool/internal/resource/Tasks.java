package io.pgadapt.pool.internal.resource;

/** Where background work is done. Thread-safe. */
public interface Tasks extends AutoCloseable {
    /** Has a task done soon. */
    void run(Task task);

    /** Has a task done after so many nanoseconds, unless this is closed by then. */
    void run(Task task, long delay);

    /** Takes no delayed tasks any more; what was to be done soon is done. */
    @Override
    void close();
}
