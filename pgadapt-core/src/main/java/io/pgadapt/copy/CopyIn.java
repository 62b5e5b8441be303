package io.pgadapt.copy;

import org.jspecify.annotations.Nullable;

/**
 * Rows of Java values on their way into a table, by COPY; see {@link Copy#in}.
 *
 * <pre>{@code
 * try (CopyIn in = conn.copy("item", "name", "price").in()) {
 *     in.row("tea", new BigDecimal("3.50"));
 *     in.finish();
 * }
 * }</pre>
 *
 * <p>Only {@link #finish} makes the rows count: closed before, as when an exception leaves the block, COPY fails and none of its
 * rows is stored; a transaction that is open has failed then. As long as the COPY is under way nothing else can run on the
 * connection, in whatever thread, and its transaction cannot end. The first row decides how the values travel, and sends the
 * statement. Rows leave in pieces of about 64 kB, so that an error of the server need not be that of the row which meets it: its
 * message names the line. To be used by one thread at a time; {@code cancel} of the connection or the cursor, from any thread,
 * and interruption make the next call fail.
 */
public interface CopyIn extends AutoCloseable {

    /**
     * Adds a row. When a value is refused here, the row is not part of the COPY, which can go on with others.
     *
     * @param values one for each column, in their order
     * @return this
     * @throws io.pgadapt.errors.DataError when a type cannot hold a value, or when the server has refused data; the message
     *     names row and column
     * @throws io.pgadapt.errors.ProgrammingError when there is no codec for a value, or there are too many values or too few
     * @throws io.pgadapt.errors.QueryCanceledError when it was cancelled
     * @throws io.pgadapt.errors.InterfaceError when it is finished or closed
     */
    CopyIn row(@Nullable Object... values);

    /**
     * Adds a row that is one object: an {@code Object[]} or a {@code Collection} of values in the order of the columns, a
     * {@code Map} of values by column name, a record whose components bear the columns' names ({@code unitPrice} for
     * {@code unit_price}), or a {@link io.pgadapt.row.Row}. Maps and records must have exactly the columns that are copied.
     *
     * @return this
     * @throws io.pgadapt.errors.DataError as {@link #row} does
     * @throws io.pgadapt.errors.ProgrammingError as {@link #row} does, or when it is none of these
     */
    CopyIn rowOf(Object row);

    /** Returns how many rows were added. */
    long rowCount();

    /**
     * Ends the COPY and has the server store the rows.
     *
     * @return how many rows it has stored
     * @throws io.pgadapt.errors.DatabaseError when the server refuses a row; the context of its message tells which
     */
    long finish();

    /** Ends the COPY without any of its rows, unless it is finished or has failed before. */
    @Override
    void close();
}
