package io.pgadapt;

import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Composable;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are sent without waiting for the results of those before, so that many of them cost one round trip:
 *
 * <pre>{@code
 * try (Pipeline pipeline = conn.pipeline()) {
 *     Pending<Row> tea = pipeline.execute("SELECT price FROM item WHERE name = $1", "tea");
 *     Pending<Row> gold = pipeline.execute("SELECT price FROM item WHERE name = $1", "gold");
 *     use(tea.get().fetchOne(), gold.get().fetchOne());
 * }
 * }</pre>
 *
 * <p>When the server refuses a statement, it skips those behind it up to the next sync point; each of these then says so,
 * with the reason. Outside of a transaction, what is between two sync points takes effect together or not at all. Using
 * the connection otherwise, such as to commit, sets a sync point and takes in all results first.
 *
 * <p>A statement that the session meets for the first time is described first, which costs a round trip. Statements need
 * not be alike; but each is one, and COPY cannot be among them. Neither side ever runs far ahead of the other: however many
 * statements and however large their values and results, nothing can block, and what the driver keeps is bounded by what
 * the results take that somebody holds.
 *
 * <p>Thread-safe, as the connection is.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-pipeline-mode.html">PostgreSQL manual: Pipeline Mode</a>
 */
public interface Pipeline extends AutoCloseable {

    /**
     * Adds a statement; its rows are {@link Row}s.
     *
     * @return the result, which arrives later
     * @throws io.pgadapt.errors.ProgrammingError when it cannot be sent, such as for a class of parameters that has no codec;
     *     the pipeline goes on without it
     */
    Pending<Row> execute(String sql, @Nullable Object... parameters);

    /** Adds a statement with named parameters; otherwise as {@link #execute(String, Object...)}. */
    Pending<Row> execute(String sql, Named parameters);

    /** Adds a composed statement; otherwise as {@link #execute(String, Object...)}. */
    default Pending<Row> execute(Composable statement, @Nullable Object... parameters) {
        return execute(RowFactory.rows(), statement, parameters);
    }

    /** Adds a composed statement with named parameters; otherwise as {@link #execute(String, Object...)}. */
    default Pending<Row> execute(Composable statement, Named parameters) {
        return execute(RowFactory.rows(), statement, parameters);
    }

    /** Adds a statement whose rows are made by the factory; otherwise as {@link #execute(String, Object...)}. */
    <R extends @Nullable Object> Pending<R> execute(RowFactory<R> factory, String sql, @Nullable Object... parameters);

    /** Adds a statement with named parameters whose rows are made by the factory. */
    <R extends @Nullable Object> Pending<R> execute(RowFactory<R> factory, String sql, Named parameters);

    /** Adds a composed statement whose rows are made by the factory. */
    <R extends @Nullable Object> Pending<R> execute(
            RowFactory<R> factory, Composable statement, @Nullable Object... parameters);

    /** Adds a composed statement with named parameters whose rows are made by the factory. */
    <R extends @Nullable Object> Pending<R> execute(RowFactory<R> factory, Composable statement, Named parameters);

    /** Sets a sync point: what comes after it runs even when something before it has failed. Does not wait. */
    void sync();

    /** Sends what was added, which otherwise happens when enough has come together or a result is asked for. Does not wait. */
    void flush();

    /**
     * Ends the pipeline when everything in it has run; results can be asked for later, too. Does nothing the second time.
     *
     * @throws io.pgadapt.errors.DatabaseError why the first statement failed, if no {@link Pending} was asked for it
     */
    @Override
    void close();
}
