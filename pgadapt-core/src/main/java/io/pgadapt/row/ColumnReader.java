package io.pgadapt.row;

import org.jspecify.annotations.Nullable;

/**
 * Reads one column of any row of the result that it was made for, with the codec already found.
 *
 * <p>Thread-safe.
 *
 * @param <T> the class of the values
 */
@FunctionalInterface
public interface ColumnReader<T> {

    /**
     * Returns the row's value in this column, or null for SQL's NULL.
     *
     * @throws io.pgadapt.errors.DataError when the value cannot be held by the class asked for
     */
    @Nullable
    T read(Row row);
}
