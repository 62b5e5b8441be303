package io.pgadapt.extras.bulk;

import io.pgadapt.Connection;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with a list of rows in it; see {@link Bulk#values}. */
public final class ValuesStatement extends BulkStatement {
    private static final String MARKER = "rows";
    private static final int DEFAULT_PAGE_SIZE = 500;
    private static final int MOST_PARAMETERS = 65_535;

    private final String before;
    private final String after;
    private final @Nullable RowTemplate template;
    private final int pageSize;

    ValuesStatement(String sql) {
        List<Placeholder> found = Placeholder.in(sql);
        List<Placeholder> markers =
                found.stream().filter(each -> each.name().equals(MARKER)).toList();
        if (markers.isEmpty()) {
            throw refused("the rows' place is missing: write :rows where they belong, as in VALUES :rows", sql);
        }
        if (markers.size() > 1) {
            throw refused("the rows' place, :rows, must be there once", sql);
        }
        if (found.stream().anyMatch(Placeholder::isNumbered)) {
            throw refused("beside its rows a statement has no parameters; write them into each row", sql);
        }
        this.before = sql.substring(0, markers.get(0).start());
        this.after = sql.substring(markers.get(0).end());
        this.template = null;
        this.pageSize = DEFAULT_PAGE_SIZE;
    }

    private ValuesStatement(String before, String after, @Nullable RowTemplate template, int pageSize) {
        this.before = before;
        this.after = after;
        this.template = template;
        this.pageSize = pageSize;
    }

    /**
     * Returns a statement that writes each row by a template, such as {@code ($1, $2::date, now())} for rows by position or
     * {@code (:id, :at)} for rows by name. Without one, a row is {@code ($1, $2, ...)} with as many values as the first has.
     *
     * @throws ProgrammingError when it has no placeholder, or those of both kinds
     */
    public ValuesStatement template(String rowTemplate) {
        return new ValuesStatement(before, after, RowTemplate.parse(rowTemplate), pageSize);
    }

    /**
     * Returns a statement that runs for so many rows at a time: 500 at first. Fewer are taken where a statement cannot have as
     * many parameters; it can have 65,535.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public ValuesStatement pageSize(int rows) {
        return new ValuesStatement(before, after, template, requirePositive(rows));
    }

    @Override
    Pages pages(Connection connection, Iterable<?> rows) {
        return new Pages(
                rows, new ValuesForm(Dialect.of(connection.placeholders()), new NullTypes(connection.types())));
    }

    private static ProgrammingError refused(String message, String sql) {
        return new ProgrammingError(ErrorReport.of(message).inSql(sql).beforeWriting());
    }

    /** The pages of one run. Those that are full have the same text, so that it is prepared once. */
    private final class ValuesForm implements Pages.Form {
        private final Dialect dialect;
        private final NullTypes nullTypes;
        private @Nullable RowTemplate rowTemplate = template;
        private String lastText = "";
        private int lastRows;

        ValuesForm(Dialect dialect, NullTypes nullTypes) {
            this.dialect = dialect;
            this.nullTypes = nullTypes;
        }

        @Override
        public int pageSize() {
            RowTemplate known = rowTemplate;
            return known == null
                    ? pageSize
                    : Math.max(
                            1,
                            Math.min(pageSize, MOST_PARAMETERS / known.names().size()));
        }

        @Override
        public @Nullable Object[] values(@Nullable Object row, long number) {
            RowTemplate known = rowTemplate;
            if (known == null) {
                @Nullable Object[] values = RowReader.positional(row, number);
                if (values.length == 0) {
                    throw RowReader.refused(number, "is empty");
                }
                known = RowTemplate.ofSize(values.length);
                rowTemplate = known;
            }
            return known.values(row, number);
        }

        @Override
        public Page page(List<@Nullable Object[]> rows, long firstRow) {
            nullTypes.applyTo(rows);
            int width = rows.get(0).length;
            @Nullable Object[] parameters = new @Nullable Object[rows.size() * width];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, parameters, i * width, width);
            }
            return new Page(text(rows.size()), parameters, firstRow, rows.size());
        }

        private String text(int rows) {
            RowTemplate known = rowTemplate;
            if (rows != lastRows && known != null) {
                lastText = dialect.text(before) + known.repeat(rows, dialect) + dialect.text(after);
                lastRows = rows;
            }
            return lastText;
        }
    }
}
