package io.pgadapt.internal.copy;

import org.jspecify.annotations.Nullable;

/** Takes a row of one kind apart. */
@FunctionalInterface
interface RowValues {
    /**
     * Returns the values in the order of the columns; the array may be the row itself.
     *
     * @throws io.pgadapt.errors.ProgrammingError when the row's names are not those of the columns
     */
    @Nullable
    Object[] of(Object row);
}
