package io.pgadapt;

import org.jspecify.annotations.Nullable;

/**
 * The result of a statement in a {@link Pipeline}, which need not have arrived yet.
 *
 * @param <R> what a row becomes
 */
public interface Pending<R extends @Nullable Object> {

    /**
     * Returns the result, as a cursor that has run the statement; waits until it is there. The same one each time.
     *
     * @throws io.pgadapt.errors.DatabaseError when the server refused the statement
     * @throws io.pgadapt.errors.PipelineAborted when it was not run, because one before it failed
     */
    Cursor<R> get();

    /** Returns whether it has arrived that the statement has run, has failed, or was skipped. Does not wait. */
    boolean isDone();
}
