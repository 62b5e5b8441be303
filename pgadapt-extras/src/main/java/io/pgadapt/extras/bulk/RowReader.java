package io.pgadapt.extras.bulk;

import io.pgadapt.Named;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes rows apart, whatever they come as. */
final class RowReader {
    private RowReader() {}

    /** Returns the values of a row that is given by position. */
    static @Nullable Object[] positional(@Nullable Object row, long number) {
        if (row instanceof @Nullable Object[] values) {
            return values;
        }
        if (row instanceof Collection<?> values) {
            return values.toArray();
        }
        if (byName(row) != null) {
            throw refused(number, "is by name; that needs a template with names, such as (:id, :at)");
        }
        throw refused(
                number,
                "is " + (row == null ? "null" : "of " + row.getClass().getName())
                        + "; it must be an Object[] or a Collection, or by name a Map or Named");
    }

    /** Returns the values of a row that is given by name; null when it is given by position. */
    static @Nullable Map<?, ? extends @Nullable Object> byName(@Nullable Object row) {
        if (row instanceof Named named) {
            return named.values();
        }
        return row instanceof Map<?, ?> map ? map : null;
    }

    /** Returns the values of those names. */
    static @Nullable Object[] select(Map<?, ? extends @Nullable Object> row, List<String> names, long number) {
        @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(names.get(i));
            if (values[i] == null && !row.containsKey(names.get(i))) {
                throw refused(number, "has no value named " + names.get(i) + "; it has " + row.keySet());
            }
        }
        return values;
    }

    /** Refuses a row that has not as many values as the others. */
    static @Nullable Object[] requireSize(@Nullable Object[] values, int size, long number) {
        if (values.length != size) {
            throw refused(number, "has " + values.length + " values instead of " + size);
        }
        return values;
    }

    static ProgrammingError refused(long number, String what) {
        return new ProgrammingError(ErrorReport.of("row " + number + " " + what).beforeWriting());
    }
}
