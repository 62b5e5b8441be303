package io.pgadapt.extras.bulk;

import io.pgadapt.Connection;
import io.pgadapt.Typed;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.sql.Identifier;
import io.pgadapt.types.PgType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An insert whose columns travel as arrays; see {@link Bulk#insert}. */
public final class ArrayInsert extends BulkStatement {
    private static final int DEFAULT_PAGE_SIZE = 10_000;

    private final Identifier table;
    private final List<String> columns;
    private final String conflict;
    private final String returning;
    private final int pageSize;

    ArrayInsert(Identifier table, List<String> columns) {
        this(table, columns, "", "", DEFAULT_PAGE_SIZE);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column of " + table.quoted() + " is named to insert into");
        }
    }

    private ArrayInsert(Identifier table, List<String> columns, String conflict, String returning, int pageSize) {
        this.table = table;
        this.columns = columns;
        this.conflict = conflict;
        this.returning = returning;
        this.pageSize = pageSize;
    }

    /**
     * Returns an insert that deals with rows that are there already.
     *
     * @param action what follows {@code ON CONFLICT} in SQL: {@code DO NOTHING}, or
     *     {@code (name) DO UPDATE SET price = excluded.price}
     */
    public ArrayInsert onConflict(String action) {
        return new ArrayInsert(table, columns, " ON CONFLICT " + action, returning, pageSize);
    }

    /**
     * Returns an insert that returns rows, for {@link #fetchAll}.
     *
     * @param expressions what follows {@code RETURNING} in SQL: {@code id, created_at}
     */
    public ArrayInsert returning(String expressions) {
        return new ArrayInsert(table, columns, conflict, " RETURNING " + expressions, pageSize);
    }

    /**
     * Returns an insert that runs for so many rows at a time: 10,000 at first. {@code Integer.MAX_VALUE} has one statement take
     * all rows; their values are in memory at once, then.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public ArrayInsert pageSize(int rows) {
        return new ArrayInsert(table, columns, conflict, returning, requirePositive(rows));
    }

    @Override
    Pages pages(Connection connection, Iterable<?> rows) {
        return new Pages(rows, new ArrayForm(connection));
    }

    private String columnList() {
        return columns.stream().map(column -> Identifier.of(column).quoted()).collect(Collectors.joining(", "));
    }

    /** The pages of one run; all have the same text. */
    private final class ArrayForm implements Pages.Form {
        private final Connection connection;
        private final Dialect dialect;
        private List<String> arrayTypes = List.of();
        private String sql = "";

        ArrayForm(Connection connection) {
            this.connection = connection;
            this.dialect = Dialect.of(connection.placeholders());
        }

        @Override
        public int pageSize() {
            return pageSize;
        }

        @Override
        public @Nullable Object[] values(@Nullable Object row, long number) {
            var byName = RowReader.byName(row);
            @Nullable
            Object[] values = byName == null
                    ? RowReader.requireSize(RowReader.positional(row, number), columns.size(), number)
                            .clone()
                    : RowReader.select(byName, columns, number);
            for (int i = 0; i < values.length; i++) {
                if (isDivisible(values[i])) {
                    throw RowReader.refused(
                            number,
                            "has an array or a collection for column \"" + columns.get(i)
                                    + "\", which would be taken apart; use Bulk.values instead");
                }
            }
            return values;
        }

        @Override
        public Page page(List<@Nullable Object[]> rows, long firstRow) {
            if (arrayTypes.isEmpty()) {
                prepare();
            }
            @Nullable Object[] parameters = new @Nullable Object[columns.size()];
            for (int column = 0; column < parameters.length; column++) {
                @Nullable Object[] values = new @Nullable Object[rows.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.get(i)[column];
                }
                parameters[column] = Typed.of(arrayTypes.get(column), Arrays.asList(values));
            }
            return new Page(sql, parameters, firstRow, rows.size());
        }

        /**
         * Looks the columns' types up. Sets are returned by the list of outputs, not by FROM, where a composite would fall apart
         * into its fields.
         */
        private void prepare() {
            Description description = Objects.requireNonNull(connection
                    .cursor()
                    .execute("SELECT " + columnList() + " FROM " + table.quoted() + " LIMIT 0")
                    .description());
            arrayTypes =
                    description.columns().stream().map(ArrayForm::arrayType).toList();
            String outputs = IntStream.range(0, arrayTypes.size())
                    .mapToObj(i -> "unnest(" + dialect.parameter(i + 1) + "::" + dialect.text(arrayTypes.get(i)) + ")")
                    .collect(Collectors.joining(", "));
            sql = dialect.text("INSERT INTO " + table.quoted() + " (" + columnList() + ") SELECT ")
                    + outputs
                    + dialect.text(conflict + returning);
        }

        private static String arrayType(Column column) {
            if (column.type().base() instanceof PgType.Array) {
                throw new ProgrammingError(ErrorReport.of(
                                "column \"" + column.name() + "\" is an array ("
                                        + column.type().sqlName()
                                        + "), which would be taken apart with the array that it travels in; use Bulk.values instead")
                        .beforeWriting());
            }
            return column.type().sqlName() + "[]";
        }

        private static boolean isDivisible(@Nullable Object value) {
            return value instanceof Collection
                    || (value != null && value.getClass().isArray() && !(value instanceof byte[]));
        }
    }
}
