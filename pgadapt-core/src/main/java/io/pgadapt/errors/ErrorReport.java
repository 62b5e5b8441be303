package io.pgadapt.errors;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one failure; what exceptions are made from. Immutable: each method returns a changed copy.
 *
 * @param message        the primary message, without severity
 * @param diagnostic     the server's fields, or {@link Diagnostic#NONE}
 * @param sql            the SQL as the caller wrote it
 * @param position       where in {@code sql}, in code points from 1
 * @param parameters     how the parameters are to be shown, one text for each; null hides them
 * @param nothingWritten whether nothing of the operation was written to the server
 * @param cause          what led to it
 */
public record ErrorReport(
        String message,
        Diagnostic diagnostic,
        @Nullable String sql,
        @Nullable Integer position,
        @Nullable List<String> parameters,
        boolean nothingWritten,
        @Nullable Throwable cause) {

    public ErrorReport {
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(diagnostic, "diagnostic is null");
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    /** Returns the report of an error that the client found. */
    public static ErrorReport of(String message) {
        return new ErrorReport(message, Diagnostic.NONE, null, null, null, false, null);
    }

    /** Returns the report of an error that the server told. */
    public static ErrorReport of(Diagnostic diagnostic) {
        String primary = diagnostic.messagePrimary();
        String message = primary == null ? "the server reported an error without a message" : primary;
        return new ErrorReport(message, diagnostic, null, null, null, false, null);
    }

    /** Adds the SQL that the caller wrote. */
    public ErrorReport inSql(@Nullable String sql) {
        return at(sql, position);
    }

    /** Adds the SQL that the caller wrote, and where in it the error is, in code points from 1. */
    public ErrorReport at(@Nullable String sql, @Nullable Integer position) {
        return new ErrorReport(message, diagnostic, sql, position, parameters, nothingWritten, cause);
    }

    /** Adds the parameters' values to the message, in the order of {@code $1}, {@code $2}. Off unless a user asks for them. */
    public ErrorReport showingParameters(List<String> parameters) {
        return new ErrorReport(message, diagnostic, sql, position, parameters, nothingWritten, cause);
    }

    /** Adds to the message what to do about it. */
    public ErrorReport advising(String advice) {
        return new ErrorReport(message + "; " + advice, diagnostic, sql, position, parameters, nothingWritten, cause);
    }

    /** Says that nothing of the operation was written to the server. */
    public ErrorReport beforeWriting() {
        return new ErrorReport(message, diagnostic, sql, position, parameters, true, cause);
    }

    /** Adds what led to it. */
    public ErrorReport causedBy(@Nullable Throwable cause) {
        return new ErrorReport(message, diagnostic, sql, position, parameters, nothingWritten, cause);
    }
}
