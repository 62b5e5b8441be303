package io.pgadapt;

import io.pgadapt.config.Placeholders;
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
 * A cursor that lives on the server and hands its rows over as they are asked for: psycopg2's named cursor.
 *
 * <p>{@link #execute} declares it. A cursor that is not executed is one that the server has opened already, by a function that
 * returned its name as {@code refcursor}, or by SQL; fetching from it makes it this one's, and {@link #close} closes it then.
 *
 * <p>It ends with the transaction, or with the {@linkplain Connection#transaction() block}, in which it was declared, unless it
 * is {@link #withHold}. After that, all but {@link #close} throws {@link io.pgadapt.errors.ProgrammingError}, and nothing is sent.
 * In autocommit it must be declared in a block, or WITH HOLD. To fetch, to move and to close never begin a transaction.
 *
 * <p>Rows are asked for as they are needed: one by {@link #fetchOne}, {@code n} by {@link #fetchMany(int)}, all by
 * {@link #fetchAll}, {@link #iterSize} at a time by {@link #iterator} and {@link #stream()}. Rows of such a batch that were not
 * read are the next ones for everybody. {@link #rowCount} and {@link #rowNumber} are about the batch that was fetched last.
 *
 * @param <R> what a row becomes
 * @see <a href="https://www.postgresql.org/docs/18/sql-declare.html">PostgreSQL manual: DECLARE</a>
 */
public interface NamedCursor<R extends @Nullable Object> extends Cursor<R> {

    /** Returns the name that the server knows it by. */
    String name();

    /**
     * Declares the cursor for a query ({@code SELECT}, {@code VALUES}, or {@code WITH}); once, unless that fails.
     *
     * @return this cursor
     * @throws io.pgadapt.errors.ProgrammingError when it is in use already; in autocommit, when it would end at once; when text
     *     and parameters do not match
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it
     */
    @Override
    NamedCursor<R> execute(String sql, @Nullable Object... parameters);

    /** Declares the cursor for a query with named parameters; otherwise as {@link #execute(String, Object...)}. */
    @Override
    NamedCursor<R> execute(String sql, Named parameters);

    /** Declares the cursor for a composed query; otherwise as {@link #execute(String, Object...)}. */
    @Override
    NamedCursor<R> execute(Composable query, @Nullable Object... parameters);

    /** Declares the cursor for a composed query with named parameters; otherwise as {@link #execute(String, Object...)}. */
    @Override
    NamedCursor<R> execute(Composable query, Named parameters);

    /**
     * Refused: rows come from one query.
     *
     * @throws io.pgadapt.errors.ProgrammingError always
     */
    @Override
    NamedCursor<R> executeMany(String sql, Iterable<?> parameterSets);

    /**
     * Refused: rows come from one query.
     *
     * @throws io.pgadapt.errors.ProgrammingError always
     */
    @Override
    NamedCursor<R> executeManyReturning(String sql, Iterable<?> parameterSets);

    /**
     * Refused: rows come from one query.
     *
     * @throws io.pgadapt.errors.ProgrammingError always
     */
    @Override
    Cursor<R> callProc(Identifier routine, @Nullable Object... arguments);

    /**
     * Refused: rows come from one query.
     *
     * @throws io.pgadapt.errors.ProgrammingError always
     */
    @Override
    Cursor<R> callProc(Identifier routine, Named arguments);

    /** Returns the rows that are left as a stream, which takes them from the cursor as it is read. */
    Stream<R> stream();

    /** Declares the cursor, and returns its rows as {@link #stream()} does. */
    @Override
    Stream<R> stream(String sql, @Nullable Object... parameters);

    /** Declares the cursor for a query with named parameters, and returns its rows as {@link #stream()} does. */
    @Override
    Stream<R> stream(String sql, Named parameters);

    /**
     * Returns the rows before the one that was fetched last, nearest first, at most so many, as {@code FETCH BACKWARD} does;
     * when all were fetched and the end was met, the last row comes first. What is fetched next follows the row that came last.
     *
     * @throws IllegalArgumentException when the count is negative
     * @throws io.pgadapt.errors.ProgrammingError when the cursor is declared {@code NO SCROLL}; nothing was sent
     * @throws io.pgadapt.errors.DatabaseError when the server has decided that it is not {@link #scrollable}
     */
    List<R> fetchBackward(int count);

    /**
     * Moves by so many rows, backwards when negative: {@code MOVE}. Beyond the rows, it stops before the first or after the last;
     * {@link #rowCount} tells how many rows the server passed.
     *
     * @throws io.pgadapt.errors.ProgrammingError when that is backwards, and the cursor is declared {@code NO SCROLL}; the position
     *     stays
     * @throws io.pgadapt.errors.DatabaseError when that is backwards, and the server has decided that it is not {@link #scrollable}
     */
    @Override
    void scroll(long rows);

    /**
     * Moves to before the row of that index, from 0 on; otherwise as {@link #scroll}. A cursor that is not {@link #scrollable} goes
     * forwards, as far as it was moved through this object alone.
     *
     * @throws IllegalArgumentException when the index is negative
     */
    @Override
    void scrollTo(long rowNumber);

    /** Returns the index of the next row in the batch that was fetched last, from 0 on. */
    @Override
    int rowNumber();

    /**
     * Returns the columns, or null when they are not known: before {@link #execute}, or before the first fetch from a cursor
     * that the server opened, or in {@link io.pgadapt.config.ExecutionMode#SIMPLE}.
     */
    @Override
    @Nullable
    Description description();

    /** Returns whether it can go backwards; null, as at first, where the server decides by the query. */
    @Nullable
    Boolean scrollable();

    /**
     * Sets whether it can go backwards: {@code SCROLL}, {@code NO SCROLL}. Fixed once it is in use.
     *
     * @return this cursor
     * @throws io.pgadapt.errors.ProgrammingError when it is in use
     */
    NamedCursor<R> scrollable(boolean on);

    /** Returns whether it outlives its transaction. */
    boolean withHold();

    /**
     * Sets whether it outlives its transaction, if that is committed: {@code WITH HOLD}. The server then stores all rows at the
     * commit, and keeps them until {@link #close}. Fixed once it is in use.
     *
     * @return this cursor
     * @throws io.pgadapt.errors.ProgrammingError when it is in use
     */
    NamedCursor<R> withHold(boolean on);

    /** Returns whether the next batch is asked for ahead. */
    boolean prefetch();

    /**
     * Sets whether {@link #iterator} and {@link #stream()} ask for the next batch as soon as they have one, so that the server
     * works on it while that is read. Other statements on the connection first take in what was asked for. An error among the
     * rows ahead fails the transaction before they are read.
     *
     * @return this cursor
     */
    NamedCursor<R> prefetch(boolean on);

    @Override
    NamedCursor<R> arraySize(int rows);

    /** Returns how many rows {@link #iterator} and {@link #stream()} ask the server for at a time: 2000 at first. */
    @Override
    int iterSize();

    /** Sets how many rows {@link #iterator} and {@link #stream()} ask the server for at a time. */
    @Override
    NamedCursor<R> iterSize(int rows);

    @Override
    NamedCursor<R> placeholders(Placeholders placeholders);

    @Override
    NamedCursor<R> types(UnaryOperator<CodecRegistry.Builder> change);

    @Override
    NamedCursor<R> statementTimeout(Duration timeout);

    /** Returns an iterator over the rows that are left, {@link #iterSize} of which it fetches at a time. */
    @Override
    Iterator<R> iterator();

    /**
     * Closes the cursor, on the server, too, if it is in use and still there; never hides the error that made a transaction fail.
     * Does nothing the second time.
     */
    @Override
    void close();
}
