package io.pgadapt.copy;

import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One COPY that is to be run: of which table or query, with which options. Immutable, and can be run many times; the methods
 * that run it take the codecs and the time limit of the cursor, or the connection, that it was made by.
 *
 * <p>COPY is a statement like any other: it begins a transaction unless in autocommit, waits for other threads' statements and
 * makes them wait. The time limit is for each wait for the server, not for the whole. All methods that run a COPY throw
 * {@link io.pgadapt.errors.DatabaseError} when the server refuses it or its data (the context tells the line and the column),
 * {@link io.pgadapt.errors.QueryCanceledError} when it is cancelled, and {@link io.pgadapt.errors.ProgrammingError} when the
 * statement does not copy in that direction. Sources and targets are not closed.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">PostgreSQL manual: COPY</a>
 */
public interface Copy {

    /**
     * Returns this COPY with options. For a whole statement, which has its own in its text, they tell how rows of values are
     * written and read.
     */
    Copy with(CopyOptions options);

    /**
     * Returns this COPY with the types of its columns for rows of values, as SQL names them, where they are not to be looked up:
     * those of a whole statement cannot be.
     */
    Copy types(String... typeNames);

    /** Returns this COPY with somebody who is told how far it has come. */
    Copy onProgress(CopyProgress progress);

    /**
     * Copies to the server all that a stream gives.
     *
     * @return how many rows were stored
     * @throws io.pgadapt.errors.QueryCanceledError when the source fails: nothing is stored, and its exception is the cause
     */
    long from(InputStream source);

    /** Copies to the server all that a reader gives, in the encoding of the data; otherwise as {@link #from(InputStream)}. */
    long from(Reader source);

    /** Copies to the server all that a channel, in blocking mode, gives; otherwise as {@link #from(InputStream)}. */
    long from(ReadableByteChannel source);

    /**
     * Copies from the server to a stream.
     *
     * @return how many rows were copied
     * @throws IOException when the target fails; what is left is read away then, and the transaction goes on
     */
    long to(OutputStream target) throws IOException;

    /** Copies from the server to a writer, which gets whole lines; otherwise as {@link #to(OutputStream)}. */
    long to(Writer target) throws IOException;

    /** Copies from the server to a channel in blocking mode; otherwise as {@link #to(OutputStream)}. */
    long to(WritableByteChannel target) throws IOException;

    /**
     * Begins to copy rows of values to the server, one by one.
     *
     * <p>The types of the columns are looked up, in a round trip before; so any value fits that fits as the parameter of an
     * INSERT. Unless the options say otherwise, values travel in binary if those of the first row can; strings for a column
     * of, say, numbers cannot, and make it text.
     */
    CopyIn in();

    /**
     * Copies rows of values to the server, each as {@link CopyIn#rowOf} takes it, as they are needed. Other threads' statements
     * wait meanwhile. When a row cannot be copied, or the rows' iterator fails, nothing is stored, and the exception is that
     * of the row or the iterator.
     *
     * @return how many rows were stored
     */
    long fromRows(Iterable<?> rows);

    /** Copies the rows of a stream, which is closed, to the server; otherwise as {@link #fromRows(Iterable)}. */
    long fromRows(Stream<?> rows);

    /** Copies rows of values from the server; otherwise as {@link #rows(RowFactory)}. */
    Stream<Row> rows();

    /**
     * Copies rows of values from the server as they arrive, each made by the factory, in constant memory.
     *
     * <p>The types of the columns are looked up, in a round trip before. To be closed when it is left early: what is left is
     * read away then. A statement that runs meanwhile on the connection has it read into memory first. Of a whole
     * statement whose types were not named all values are text.
     */
    <R extends @Nullable Object> Stream<R> rows(RowFactory<R> factory);
}
