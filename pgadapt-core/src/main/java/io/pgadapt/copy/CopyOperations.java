package io.pgadapt.copy;

import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * What can be copied, and the short calls for it: psycopg's {@code copy_from}, {@code copy_to} and {@code copy_expert}, with
 * names that are quoted and options that are the server's; see {@link Copy} for others, for what happens, and for errors.
 */
public interface CopyOperations {

    /**
     * Returns a COPY of a table.
     *
     * @param table the name itself, not SQL; see {@link #copy(Identifier, String...)} for one in a schema
     * @param columns the columns' names; all but generated ones when there are none
     */
    default Copy copy(String table, String... columns) {
        return copy(Identifier.of(table), columns);
    }

    /** Returns a COPY of a table. */
    Copy copy(Identifier table, String... columns);

    /** Returns a COPY from the server of what a query gives; it is SQL. */
    Copy copyQuery(String query);

    /** Returns a COPY from the server of what a composed query gives. */
    Copy copyQuery(Composable query);

    /**
     * Returns a COPY by a whole statement, {@code COPY ... FROM STDIN} or {@code COPY ... TO STDOUT}. It may be among others in the
     * text, which then is one transaction in autocommit.
     *
     * @throws io.pgadapt.errors.ProgrammingError when there is no COPY in the text: {@code execute} runs others
     */
    Copy copyExpert(String sql);

    /** Returns a COPY by a whole composed statement; otherwise as {@link #copyExpert(String)}. */
    Copy copyExpert(Composable statement);

    /** Copies all that a stream gives into a table, in the text format; returns how many rows were stored. */
    default long copyFrom(InputStream source, String table, String... columns) {
        return copy(table, columns).from(source);
    }

    /** Copies all that a reader gives into a table, in the text format; returns how many rows were stored. */
    default long copyFrom(Reader source, String table, String... columns) {
        return copy(table, columns).from(source);
    }

    /** Copies all that a channel gives into a table, in the text format; returns how many rows were stored. */
    default long copyFrom(ReadableByteChannel source, String table, String... columns) {
        return copy(table, columns).from(source);
    }

    /** Copies a table to a stream, in the text format; returns how many rows there were. */
    default long copyTo(OutputStream target, String table, String... columns) throws IOException {
        return copy(table, columns).to(target);
    }

    /** Copies a table to a writer, in the text format; returns how many rows there were. */
    default long copyTo(Writer target, String table, String... columns) throws IOException {
        return copy(table, columns).to(target);
    }

    /** Copies a table to a channel, in the text format; returns how many rows there were. */
    default long copyTo(WritableByteChannel target, String table, String... columns) throws IOException {
        return copy(table, columns).to(target);
    }

    /** Runs {@code COPY ... FROM STDIN} with all that a stream gives; returns how many rows were stored. */
    default long copyExpert(String sql, InputStream source) {
        return copyExpert(sql).from(source);
    }

    /** Runs {@code COPY ... FROM STDIN} with all that a reader gives; returns how many rows were stored. */
    default long copyExpert(String sql, Reader source) {
        return copyExpert(sql).from(source);
    }

    /** Runs {@code COPY ... FROM STDIN} with all that a channel gives; returns how many rows were stored. */
    default long copyExpert(String sql, ReadableByteChannel source) {
        return copyExpert(sql).from(source);
    }

    /** Runs {@code COPY ... TO STDOUT} to a stream; returns how many rows there were. */
    default long copyExpert(String sql, OutputStream target) throws IOException {
        return copyExpert(sql).to(target);
    }

    /** Runs {@code COPY ... TO STDOUT} to a writer; returns how many rows there were. */
    default long copyExpert(String sql, Writer target) throws IOException {
        return copyExpert(sql).to(target);
    }

    /** Runs {@code COPY ... TO STDOUT} to a channel; returns how many rows there were. */
    default long copyExpert(String sql, WritableByteChannel target) throws IOException {
        return copyExpert(sql).to(target);
    }
}
