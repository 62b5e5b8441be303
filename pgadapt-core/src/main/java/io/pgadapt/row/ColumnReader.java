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

    /**
     * Returns the value of a reader of {@code Integer} or {@code Short} without boxing it, where the codec can do so.
     *
     * @throws io.pgadapt.errors.DataError for NULL, and when the value does not fit
     */
    default int readInt(Row row) {
        return ((Number) Primitives.present(read(row))).intValue();
    }

    /** Returns the value of a reader of {@code Long} without boxing it, where the codec can do so; NULL is an error. */
    default long readLong(Row row) {
        return ((Number) Primitives.present(read(row))).longValue();
    }

    /**
     * Returns the value of a reader of {@code Double} or {@code Float} without boxing it, where the codec can do so; NULL is an
     * error. What a reader of {@code Float} finds in a type of more digits is not rounded to a float.
     */
    default double readDouble(Row row) {
        return ((Number) Primitives.present(read(row))).doubleValue();
    }

    /** Returns the value of a reader of {@code Boolean} without boxing it, where the codec can do so; NULL is an error. */
    default boolean readBoolean(Row row) {
        return (Boolean) Primitives.present(read(row));
    }
}
