package io.pgadapt.extras.bulk;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a row stands in a list of rows: texts with a placeholder between each two.
 *
 * @param texts one more than there are placeholders
 * @param names what stands for the placeholders: names, or numbers from 1 on
 * @param size how many values a row by position has, at least; 0 when it is by name
 */
record RowTemplate(List<String> texts, List<String> names, int size) {
    /** Returns the template {@code ($1, $2)} for so many values. */
    static RowTemplate ofSize(int size) {
        return parse(IntStream.rangeClosed(1, size).mapToObj(i -> "$" + i).collect(Collectors.joining(", ", "(", ")")));
    }

    /**
     * Returns a template as a user writes it: {@code ($1, $2::date, now())} or {@code (:id, :at)}.
     *
     * @throws ProgrammingError when it has no placeholder, or those of both kinds
     */
    static RowTemplate parse(String template) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int size = 0;
        int end = 0;
        boolean isNamed = false;
        for (Placeholder each : Placeholder.in(template)) {
            texts.add(template.substring(end, each.start()));
            names.add(each.name());
            end = each.end();
            isNamed |= !each.isNumbered();
            size = each.isNumbered() ? Math.max(size, Integer.parseInt(each.name())) : size;
        }
        texts.add(template.substring(end));
        if (names.isEmpty() || (isNamed && size > 0)) {
            throw new ProgrammingError(
                    ErrorReport.of("a template of rows needs placeholders of one kind, $1 or :name: " + template)
                            .beforeWriting());
        }
        return new RowTemplate(texts, names, size);
    }

    boolean isByName() {
        return size == 0;
    }

    /** Returns a row's values in the order of the placeholders. */
    @Nullable
    Object[] values(@Nullable Object row, long number) {
        if (isByName()) {
            var byName = RowReader.byName(row);
            if (byName == null) {
                throw RowReader.refused(number, "is not by name, as the template is; it must be a Map or Named");
            }
            return RowReader.select(byName, names, number);
        }
        @Nullable Object[] given = RowReader.requireSize(RowReader.positional(row, number), size, number);
        @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = given[Integer.parseInt(names.get(i)) - 1];
        }
        return values;
    }

    /** Returns the text for so many rows. */
    String repeat(int rows, Dialect dialect) {
        StringBuilder sql = new StringBuilder();
        int parameter = 0;
        for (int row = 0; row < rows; row++) {
            sql.append(row == 0 ? "" : ", ").append(dialect.text(texts.get(0)));
            for (int i = 1; i < texts.size(); i++) {
                sql.append(dialect.parameter(++parameter)).append(dialect.text(texts.get(i)));
            }
        }
        return sql.toString();
    }
}
