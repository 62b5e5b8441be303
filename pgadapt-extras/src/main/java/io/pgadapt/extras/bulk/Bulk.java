package io.pgadapt.extras.bulk;

import io.pgadapt.Connection;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import java.util.List;

/**
 * Statements for many rows:
 *
 * <pre>{@code
 * Bulk.insert("item", "name", "price").run(conn, rows);
 * List<Long> ids = Bulk.values("INSERT INTO item (name, price) VALUES :rows RETURNING id")
 *         .fetchAll(conn, scalar(Long.class), rows);
 * }</pre>
 *
 * <p>A row is an {@code Object[]} or a collection of values by position, or a {@code Map} or {@link io.pgadapt.Named} of values
 * by name.
 */
public final class Bulk {
    private Bulk() {}

    /**
     * Returns an insert whose columns travel as one array each: the fastest, and without a limit on the number of parameters.
     * Columns of array types, which arrays of arrays would lose, need {@link #values}. The columns' types are looked up by a
     * query that reads no row, for which the user needs the right to read those columns.
     *
     * @param table the name of the table, without quotes
     * @param columns the names of the columns that rows give values for, without quotes
     * @throws IllegalArgumentException when no column is named, or a name cannot be one
     */
    public static ArrayInsert insert(String table, String... columns) {
        return insert(Identifier.of(table), columns);
    }

    /** Returns an insert into a table whose name is qualified; otherwise as {@link #insert(String, String...)}. */
    public static ArrayInsert insert(Identifier table, String... columns) {
        return new ArrayInsert(table, List.of(columns));
    }

    /**
     * Returns a statement with a list of rows at {@code :rows}, as in {@code INSERT INTO item (name, price) VALUES :rows} or
     * {@code UPDATE item SET price = new.price FROM (VALUES :rows) AS new (id, price) WHERE item.id = new.id}: psycopg2's
     * {@code execute_values}.
     *
     * @throws io.pgadapt.errors.ProgrammingError unless {@code :rows} is there once, and no {@code $1} beside it
     */
    public static ValuesStatement values(String sql) {
        return new ValuesStatement(sql);
    }

    /**
     * Runs a statement with a list of rows at {@code :rows}; as {@link #values}, then {@code run}.
     *
     * @return how many rows were changed by all pages
     */
    public static long executeValues(Connection connection, String sql, Iterable<?> rows) {
        return values(sql).run(connection, rows);
    }

    /**
     * Runs a statement once for each set of parameters: psycopg2's {@code execute_batch}. It is
     * {@link io.pgadapt.Cursor#executeMany}, whose statements follow each other without waiting, so that there are no pages.
     *
     * @return how many rows were changed by all
     */
    public static long executeBatch(Connection connection, String sql, Iterable<?> parameterSets) {
        return Math.max(0, connection.cursor().executeMany(sql, parameterSets).rowCount());
    }

    /** Runs a composed statement once for each set of parameters; otherwise as {@link #executeBatch(Connection, String, Iterable)}. */
    public static long executeBatch(Connection connection, Composable statement, Iterable<?> parameterSets) {
        return Math.max(
                0, connection.cursor().executeMany(statement, parameterSets).rowCount());
    }
}
