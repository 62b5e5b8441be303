package io.pgadapt.internal.copy;

import io.pgadapt.errors.ProgrammingError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as a map by column name; it must have all columns and nothing else, so that nothing is lost by a typing mistake. */
final class MapValues {
    private MapValues() {}

    static @Nullable Object[] of(Map<?, ?> row, List<String> columns) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(columns.get(i));
            if (values[i] == null && !row.containsKey(columns.get(i))) {
                throw mismatch(row, columns);
            }
        }
        if (row.size() != values.length) {
            throw mismatch(row, columns);
        }
        return values;
    }

    private static ProgrammingError mismatch(Map<?, ?> row, List<String> columns) {
        return new ProgrammingError(
                "the map has the keys " + row.keySet() + ", but the columns that are copied are " + columns);
    }
}
