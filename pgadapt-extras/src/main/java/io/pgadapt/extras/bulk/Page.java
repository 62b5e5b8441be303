package io.pgadapt.extras.bulk;

import org.jspecify.annotations.Nullable;

/**
 * One statement for some of the rows.
 *
 * @param firstRow the number of its first row, from 0 on
 * @param rowCount how many rows it has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(String sql, @Nullable Object[] parameters, long firstRow, int rowCount) {

    /** Returns which rows are in it, for messages. */
    String rows() {
        return "in rows " + firstRow + " to " + (firstRow + rowCount - 1) + ", counted from 0";
    }
}
