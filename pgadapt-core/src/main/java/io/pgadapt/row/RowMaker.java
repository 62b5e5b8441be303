package io.pgadapt.row;

import org.jspecify.annotations.Nullable;

/**
 * Makes something of one row; runs once per row of a result.
 *
 * @param <R> what a row becomes
 * @see RowFactory
 */
@FunctionalInterface
public interface RowMaker<R extends @Nullable Object> {

    /** Returns what the row becomes. */
    R make(Row row);
}
