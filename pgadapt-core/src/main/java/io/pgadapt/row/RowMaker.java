package io.pgadapt.row;

/**
 * Makes something of one row; runs once per row of a result.
 *
 * @param <R> what a row becomes
 * @see RowFactory
 */
@FunctionalInterface
public interface RowMaker<R> {

    /** Returns what the row becomes. */
    R make(Row row);
}
