package io.pgadapt.internal.sql;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the values that a user gives into the order of {@code $1}, {@code $2}. */
public final class Binder {
    private Binder() {}

    /**
     * Checks values given by position.
     *
     * @return the values, in order
     * @throws ProgrammingError when there are too few or too many, or the text wants names
     */
    public static @Nullable Object[] bind(ParsedSql sql, @Nullable Object[] values) {
        if (!sql.parameterNames().isEmpty()) {
            throw error(
                    sql,
                    "the parameters have names (" + String.join(", ", sql.parameterNames())
                            + "), but the values are given by position");
        }
        int needed = sql.parameterCount();
        if (values.length != needed) {
            throw error(
                    sql,
                    "%s needed%s, %d %s given"
                            .formatted(
                                    needed == 1 ? "1 parameter is" : needed + " parameters are",
                                    range(needed),
                                    values.length,
                                    values.length == 1 ? "was" : "were"));
        }
        return values;
    }

    /**
     * Finds values given by name; names that the text does not use are ignored.
     *
     * @return the values, in the order of the parameters
     * @throws ProgrammingError when a value lacks, or the text wants positions
     */
    public static @Nullable Object[] bind(ParsedSql sql, Map<String, ? extends @Nullable Object> values) {
        List<String> names = sql.parameterNames();
        if (names.isEmpty() && sql.parameterCount() > 0) {
            throw error(sql, "the parameters have no names, but the values are given by name");
        }
        @Nullable Object[] ordered = new @Nullable Object[names.size()];
        for (int i = 0; i < ordered.length; i++) {
            String name = names.get(i);
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                throw error(sql, "%s is not given; %s".formatted(placeholder(sql, name), given(values)));
            }
            ordered[i] = value;
        }
        return ordered;
    }

    private static String range(int needed) {
        return switch (needed) {
            case 0 -> "";
            case 1 -> " ($1)";
            default -> " ($1..$" + needed + ")";
        };
    }

    private static String given(Map<String, ?> values) {
        return values.isEmpty()
                ? "nothing is given"
                : "given are: " + String.join(", ", new TreeSet<>(values.keySet()));
    }

    private static String placeholder(ParsedSql sql, String name) {
        return sql.style() == ParameterStyle.PYFORMAT ? "%(" + name + ")s" : ":" + name;
    }

    private static ProgrammingError error(ParsedSql sql, String message) {
        return new ProgrammingError(
                ErrorReport.of(message).inSql(sql.userText()).beforeWriting());
    }
}
