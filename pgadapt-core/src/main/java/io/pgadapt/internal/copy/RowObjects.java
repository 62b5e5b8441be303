package io.pgadapt.internal.copy;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Rows that are one object each, as values; how a class of rows is taken apart is decided once. */
public final class RowObjects {
    private static final List<Kind> KINDS = List.of(
            new Kind(Object[].class, (type, columns) -> row -> (Object[]) row),
            new Kind(Collection.class, (type, columns) -> row -> ((Collection<?>) row).toArray()),
            new Kind(Map.class, (type, columns) -> row -> MapValues.of((Map<?, ?>) row, columns)),
            new Kind(Row.class, (type, columns) -> row -> ((Row) row).values().toArray()),
            new Kind(Record.class, RecordValues::new));

    private final List<String> columns;
    private @Nullable Class<?> lastType;
    private RowValues last = row -> new Object[0];

    /** Takes rows apart for these columns. */
    public RowObjects(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Returns a row's values in the order of the columns.
     *
     * @throws ProgrammingError when it is nothing that can be a row, or its names are not those of the columns
     */
    public @Nullable Object[] values(@Nullable Object row) {
        if (row == null) {
            throw unknown("null");
        }
        if (row.getClass() != lastType) {
            last = find(row);
            lastType = row.getClass();
        }
        return last.of(row);
    }

    private RowValues find(Object row) {
        return KINDS.stream()
                .filter(kind -> kind.type.isInstance(row))
                .findFirst()
                .orElseThrow(() -> unknown("of " + row.getClass().getName()))
                .values
                .apply(row.getClass(), columns);
    }

    private static ProgrammingError unknown(String what) {
        return new ProgrammingError(ErrorReport.of("a row is " + what
                + "; it must be an Object[], a Collection, a Map by column name, a record or a Row"));
    }

    private record Kind(Class<?> type, BiFunction<Class<?>, List<String>, RowValues> values) {}
}
