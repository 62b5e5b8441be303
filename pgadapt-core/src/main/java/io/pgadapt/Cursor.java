package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.copy.CopyOperations;
import io.pgadapt.row.Description;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements and holds the result of the last one: DB-API's cursor.
 *
 * <p>The whole result is fetched by {@link #execute} and kept as the bytes that the server sent; rows are made when they
 * are fetched. {@link #stream} instead hands rows over as they arrive.
 *
 * <p>Statements of all cursors of a connection run one after the other. A cursor itself belongs to one thread at a time.
 *
 * @param <R> what a row becomes
 */
public interface Cursor<R extends @Nullable Object> extends AutoCloseable, Iterable<R>, CopyOperations {

    /**
     * Runs a statement with positional parameters: {@code $1} is the first.
     *
     * <p>Without parameters, the text may hold several statements; the result is the last one's. Outside of autocommit, a
     * transaction is begun if none is open. A lone null, which Java passes in place of the array, is one parameter: NULL.
     *
     * @return this cursor
     * @throws NullPointerException when there is no text; the cursor and the connection stay as they were
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it; the class tells the SQLSTATE
     * @throws io.pgadapt.errors.ProgrammingError when text and parameters do not match
     * @throws io.pgadapt.errors.InterfaceError when the cursor or the connection is closed
     */
    Cursor<R> execute(String sql, @Nullable Object... parameters);

    /** Runs a statement with named parameters; otherwise as {@link #execute(String, Object...)}. */
    Cursor<R> execute(String sql, Named parameters);

    /** Runs a composed statement; otherwise as {@link #execute(String, Object...)}. */
    Cursor<R> execute(Composable statement, @Nullable Object... parameters);

    /** Runs a composed statement with named parameters; otherwise as {@link #execute(String, Object...)}. */
    Cursor<R> execute(Composable statement, Named parameters);

    /**
     * Runs a statement once for each set of parameters, without waiting for the results of those before; {@link #rowCount}
     * is that of all together, or -1 when it is not known of one. Rows that it gives are dropped:
     * {@link #executeManyReturning} keeps them.
     *
     * <p>The sets are taken as they are needed, any number of them; {@link #batchMode} says how they travel. In autocommit,
     * outside of a transaction, all take effect together or none does. An error names the set; sets before it have run, and
     * it is for the transaction to undo them; sets behind it may have been taken, but nothing of them is done. What the
     * iterator throws is thrown here.
     *
     * @param parameterSets each an {@code Object[]} or a collection of values by position, or {@link Named}
     * @return this cursor
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it for a set
     * @throws io.pgadapt.errors.ProgrammingError when text and parameters do not match, or the text has several statements
     */
    Cursor<R> executeMany(String sql, Iterable<?> parameterSets);

    /** Runs a composed statement once for each set of parameters; otherwise as {@link #executeMany(String, Iterable)}. */
    Cursor<R> executeMany(Composable statement, Iterable<?> parameterSets);

    /**
     * Calls a function or a procedure, whichever has the name; the catalogue is asked first, which costs a round trip. What comes
     * back is fetched: the rows of the function, or one row with what a procedure returns in its {@code OUT} and {@code INOUT}
     * parameters. A procedure that has none gives no rows.
     *
     * <p>The name is quoted, so that its case counts and a dot is part of it: {@code Identifier.of("shop", "total")} names the
     * schema, too. Without one, the {@code search_path} does. Nothing is given for {@code OUT} parameters. Parameters that have
     * defaults may be left out at the end, or anywhere when the others are given by name; of several functions of one name the
     * server takes the one that fits. Elements for a {@code VARIADIC} parameter are given one by one.
     *
     * @return this cursor
     * @throws io.pgadapt.errors.ProgrammingError when there is none that fits: as
     *     {@link io.pgadapt.errors.sqlstate.UndefinedFunction}; or when it is not clear which one is meant
     * @throws io.pgadapt.errors.DatabaseError what it raises
     * @see <a href="https://www.postgresql.org/docs/18/sql-syntax-calling-funcs.html">PostgreSQL manual: Calling Functions</a>
     */
    default Cursor<R> callProc(String name, @Nullable Object... arguments) {
        return callProc(Identifier.of(name), arguments);
    }

    /** Calls a function or a procedure with arguments by name; otherwise as {@link #callProc(String, Object...)}. */
    default Cursor<R> callProc(String name, Named arguments) {
        return callProc(Identifier.of(name), arguments);
    }

    /** Calls a function or a procedure, maybe of a certain schema; otherwise as {@link #callProc(String, Object...)}. */
    Cursor<R> callProc(Identifier name, @Nullable Object... arguments);

    /**
     * Calls a function or a procedure with arguments by name, one that is {@code VARIADIC} as an array; otherwise as
     * {@link #callProc(String, Object...)}. The names are quoted, so that case counts.
     */
    Cursor<R> callProc(Identifier name, Named arguments);

    /**
     * Returns a statement with its values in place of the parameters, exactly as
     * {@link io.pgadapt.config.ExecutionMode#SIMPLE} would send it (where a {@code BEGIN} may stand before it). This is for looking
     * at it, and for tools that run it elsewhere: {@link #execute} sends values apart from the statement in all other modes.
     *
     * <p>Runs nothing, keeps the cursor's result, and works when the cursor or the connection is closed. An open connection asks
     * the server for the name of a type that a value needs and that is not known yet; a closed one leaves the cast to it out.
     *
     * @throws io.pgadapt.errors.ProgrammingError when text and parameters do not match
     * @throws io.pgadapt.errors.DataError when a value cannot be sent
     */
    String mogrify(String sql, @Nullable Object... parameters);

    /** Returns a statement with named parameters in place; otherwise as {@link #mogrify(String, Object...)}. */
    String mogrify(String sql, Named parameters);

    /**
     * Returns the text of a composed statement, with its parameters in place; otherwise as {@link #mogrify(String, Object...)}. When
     * none are given, placeholders stay, and are PostgreSQL's own.
     */
    String mogrify(Composable statement, @Nullable Object... parameters);

    /** Returns the text of a composed statement with named parameters in place; see {@link #mogrify(Composable, Object...)}. */
    String mogrify(Composable statement, Named parameters);

    /**
     * Runs a statement with the sets of a stream, which is not closed; otherwise as {@link #executeMany(String, Iterable)}.
     */
    @SuppressWarnings("StreamToIterable") // which is taken once, as streams are
    default <S extends @Nullable Object> Cursor<R> executeMany(String sql, Stream<S> parameterSets) {
        Iterable<S> sets = parameterSets::iterator;
        return executeMany(sql, sets);
    }

    /**
     * Runs a statement once for each set of parameters and keeps what it gives: the cursor then has the rows of all sets, in
     * their order, and {@link #batchResults} tells which set gave which. Otherwise as
     * {@link #executeMany(String, Iterable)}.
     *
     * @throws io.pgadapt.errors.ProgrammingError also when columns of sets differ in their types
     */
    Cursor<R> executeManyReturning(String sql, Iterable<?> parameterSets);

    /**
     * Runs a composed statement once for each set of parameters, and keeps the rows; otherwise as
     * {@link #executeManyReturning(String, Iterable)}.
     */
    Cursor<R> executeManyReturning(Composable statement, Iterable<?> parameterSets);

    /**
     * Runs a statement with the sets of a stream, which is not closed, and keeps what it gives; see
     * {@link #executeManyReturning(String, Iterable)}.
     */
    @SuppressWarnings("StreamToIterable") // which is taken once, as streams are
    default <S extends @Nullable Object> Cursor<R> executeManyReturning(String sql, Stream<S> parameterSets) {
        Iterable<S> sets = parameterSets::iterator;
        return executeManyReturning(sql, sets);
    }

    /**
     * Returns what each set of {@link #executeManyReturning} came to, in their order; unmodifiable. Rows are made each time that
     * an element is asked for, and what was fetched does not matter.
     *
     * @throws io.pgadapt.errors.ProgrammingError when the last statement was none of these, or it failed
     */
    List<BatchResult<R>> batchResults();

    /**
     * Runs a query and hands its rows over as they arrive, in constant memory and in any transaction mode.
     *
     * <p>The stream may be left early; close it then (or close the cursor), and the connection goes on. While a stream is
     * open, other statements may run on the connection: inside a transaction the stream pauses for them, in autocommit
     * what is left of it is read into memory first, since the server ends the query with the next statement. So it is in
     * {@link io.pgadapt.config.ExecutionMode#SIMPLE} in any case, also for the look-up of a type that nobody has met yet. Not
     * to be consumed by several threads: {@link Stream#parallel} has no effect.
     *
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it; while rows arrive, by the stream
     */
    Stream<R> stream(String sql, @Nullable Object... parameters);

    /** Streams the rows of a query with named parameters; otherwise as {@link #stream(String, Object...)}. */
    Stream<R> stream(String sql, Named parameters);

    /** Streams the rows of a composed query; otherwise as {@link #stream(String, Object...)}. */
    Stream<R> stream(Composable query, @Nullable Object... parameters);

    /** Streams the rows of a composed query with named parameters; otherwise as {@link #stream(String, Object...)}. */
    Stream<R> stream(Composable query, Named parameters);

    /**
     * Returns the next row, or null when there is none.
     *
     * @throws io.pgadapt.errors.ProgrammingError when no statement was run, or it gave no rows
     */
    @Nullable
    R fetchOne();

    /**
     * Returns the next {@code count} rows, or as many as are left.
     *
     * @throws IllegalArgumentException when the count is negative
     * @throws io.pgadapt.errors.ProgrammingError when no statement was run, or it gave no rows
     */
    List<R> fetchMany(int count);

    /** Returns the next {@link #arraySize} rows, or as many as are left. */
    List<R> fetchMany();

    /**
     * Returns all rows that are left; an unmodifiable list.
     *
     * @throws io.pgadapt.errors.ProgrammingError when no statement was run, or it gave no rows
     */
    List<R> fetchAll();

    /**
     * Returns an iterator over the rows that are left, which it takes from the cursor.
     *
     * @throws io.pgadapt.errors.ProgrammingError when no statement was run, or it gave no rows
     */
    @Override
    Iterator<R> iterator();

    /**
     * Moves by so many rows, backwards when negative.
     *
     * @throws io.pgadapt.errors.ProgrammingError when that leads out of the result; the position stays
     */
    void scroll(long rows);

    /**
     * Moves to the row of that index, from 0 on.
     *
     * @throws io.pgadapt.errors.ProgrammingError when that is not in the result; the position stays
     */
    void scrollTo(long rowNumber);

    /** Returns the index of the next row, from 0 on. */
    int rowNumber();

    /** Returns the columns of the result, or null when no statement was run, or it gave no rows. */
    @Nullable
    Description description();

    /**
     * Returns how many rows the statement returned or changed, or -1 when that does not apply or nothing was run.
     *
     * <p>Of a stream, how many rows were returned so far.
     */
    long rowCount();

    /** Returns the server's words on the statement, such as {@code INSERT 0 3}, or null when none was run. */
    @Nullable
    String statusMessage();

    /**
     * Returns the text of the last statement with its parameters numbered as PostgreSQL wants them, or null when none was
     * run; also after errors. Values do not show.
     */
    @Nullable
    String query();

    /** Returns how many rows {@link #fetchMany()} takes: 1 at first. */
    int arraySize();

    /**
     * Sets how many rows {@link #fetchMany()} takes.
     *
     * @return this cursor
     * @throws IllegalArgumentException when it is less than 1
     */
    Cursor<R> arraySize(int rows);

    /** Returns how many rows {@link #stream} asks the server for at a time: 2000 at first. */
    int iterSize();

    /**
     * Sets how many rows {@link #stream} asks the server for at a time; leaving a stream early costs at most two such
     * batches.
     *
     * @return this cursor
     * @throws IllegalArgumentException when it is less than 1
     */
    Cursor<R> iterSize(int rows);

    /** Returns how statements mark their parameters. */
    Placeholders placeholders();

    /**
     * Sets how statements mark their parameters; begins as the connection's.
     *
     * @return this cursor
     */
    Cursor<R> placeholders(Placeholders placeholders);

    /** Returns how the statements of {@link #executeMany} travel. */
    BatchMode batchMode();

    /**
     * Sets how the statements of {@link #executeMany} travel; begins as the connection's.
     *
     * @return this cursor
     */
    Cursor<R> batchMode(BatchMode mode);

    /** Returns the codecs of this cursor. */
    CodecRegistry types();

    /**
     * Changes the codecs for what this cursor runs from now on; the connection's stay as they are.
     *
     * @return this cursor
     */
    Cursor<R> types(UnaryOperator<CodecRegistry.Builder> change);

    /** Returns how long each call may wait for the server. */
    Duration statementTimeout();

    /**
     * Sets how long each call may wait for the server, here and not on the connection, whose cursors begin with its own; see
     * {@link Connection#statementTimeout(Duration)}.
     *
     * @return this cursor
     * @throws IllegalArgumentException when it is negative
     */
    Cursor<R> statementTimeout(Duration timeout);

    /**
     * Stops what this cursor runs, if it runs anything, and never anything else; otherwise as {@link Connection#cancel}. May
     * be called from any thread.
     */
    void cancel();

    /** Returns the connection that this cursor was made by. */
    Connection connection();

    /** Returns whether the cursor, or its connection, was closed. */
    boolean isClosed();

    /** Closes the cursor and forgets its result; rows that were fetched stay valid. Does nothing the second time. */
    @Override
    void close();
}
