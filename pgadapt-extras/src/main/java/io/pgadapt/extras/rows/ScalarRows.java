package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import org.jspecify.annotations.Nullable;

/** Makes the first column's value of each row. */
final class ScalarRows {
    private ScalarRows() {}

    static <T> RowFactory<@Nullable T> as(Class<T> type) {
        return description -> maker(requireColumn(description).reader(0, type));
    }

    static RowFactory<@Nullable Object> ofDefaultClass() {
        return description -> maker(requireColumn(description).reader(0));
    }

    private static Description requireColumn(Description description) {
        if (description.size() == 0) {
            throw new ProgrammingError("the result has no column to take a value from");
        }
        return description;
    }

    @SuppressWarnings("NullAway") // the row is the value, and NULL a value as any other
    private static <T> RowMaker<@Nullable T> maker(ColumnReader<T> reader) {
        return reader::read;
    }
}
