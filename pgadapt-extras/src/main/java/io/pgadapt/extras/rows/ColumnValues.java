package io.pgadapt.extras.rows;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the chosen columns of a row, in the chosen order. */
final class ColumnValues {
    private final ColumnReader<?>[] readers;

    ColumnValues(List<? extends ColumnReader<?>> readers) {
        this.readers = readers.toArray(ColumnReader<?>[]::new);
    }

    /** Reads all columns. */
    static ColumnValues all(Description description) {
        return of(description, IntStream.range(0, description.size()));
    }

    /** Reads the columns of those indexes, each as its default class. */
    static ColumnValues of(Description description, IntStream columns) {
        return new ColumnValues(columns.mapToObj(description::reader).toList());
    }

    @Nullable
    Object[] read(Row row) {
        @Nullable Object[] values = new @Nullable Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers[i].read(row);
        }
        return values;
    }
}
