package io.pgadapt.row;

import org.jspecify.annotations.Nullable;

/**
 * Decides what a cursor makes of its rows: looks at the columns once per result.
 *
 * @param <R> what a row becomes
 */
@FunctionalInterface
public interface RowFactory<R extends @Nullable Object> {

    /**
     * Returns the maker for a result with these columns.
     *
     * @throws io.pgadapt.errors.ProgrammingError when such columns cannot be made into {@code R}
     */
    RowMaker<R> forResult(Description description);

    /** Returns the factory that leaves rows as they are. */
    static RowFactory<Row> rows() {
        return IdentityRows.INSTANCE;
    }
}
