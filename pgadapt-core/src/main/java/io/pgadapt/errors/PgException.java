package io.pgadapt.errors;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that pgadapt raises: {@link InterfaceError} for misuse of an object of ours, {@link DatabaseError}
 * for all that concerns the database.
 *
 * <p>{@link #getMessage()} is the primary message first, then the line of SQL with a caret, DETAIL, HINT and CONTEXT where
 * known. Parameter values are in it only when that was asked for.
 */
public abstract class PgException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Diagnostic diagnostic;
    private final @Nullable String sql;
    private final @Nullable Integer position;
    private final boolean safeToRetry;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    /** Creates an error of which only the message is known. */
    protected PgException(String message) {
        this(ErrorReport.of(message));
    }

    /** Creates an error of which the message and what led to it are known. */
    protected PgException(String message, @Nullable Throwable cause) {
        this(ErrorReport.of(message).causedBy(cause));
    }

    /** Creates an error from all that is known about it. */
    protected PgException(ErrorReport report) {
        super(ErrorMessage.render(report), report.cause());
        this.diagnostic = report.diagnostic();
        this.sql = report.sql();
        this.position = report.position();
        this.safeToRetry = report.nothingWritten();
    }

    /** Adds a line to the message: what those who pass the error on know of it, such as where in a batch it happened. */
    public void addNote(String note) {
        notes.add(note);
    }

    /** Returns the primary message, with all else that is known on lines of its own. */
    @Override
    public String getMessage() {
        String message = Objects.requireNonNullElse(super.getMessage(), "");
        return notes.isEmpty() ? message : message + "\n" + String.join("\n", notes);
    }

    /**
     * Returns the five characters of the SQLSTATE, or null when the error did not come from the server. See {@link SqlState}. */
    public @Nullable String sqlState() {
        return diagnostic.sqlState();
    }

    /** Returns what the server said, field by field; {@link Diagnostic#NONE} when the error did not come from the server. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    /** Returns the SQL as the caller wrote it, or null where there was none. */
    public @Nullable String sql() {
        return sql;
    }

    /** Returns where in {@link #sql()} the error is, in characters (code points) from 1, or null when that is not known. */
    public @Nullable Integer position() {
        return position;
    }

    /**
     * Returns true when nothing of the failed operation was written to the server, so that doing it again cannot do it
     * twice: a session that did not come about, a connection that was closed or lost before, a call that was refused, a text
     * or a parameter that cannot be sent. Whether doing it again helps is another matter.
     */
    public boolean safeToRetry() {
        return safeToRetry;
    }
}
