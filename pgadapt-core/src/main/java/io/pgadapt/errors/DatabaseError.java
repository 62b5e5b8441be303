package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * Something concerning the database failed; also what the server reports under a SQLSTATE that belongs nowhere else.
 */
public class DatabaseError extends PgException {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public DatabaseError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public DatabaseError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public DatabaseError(ErrorReport report) {
        super(report);
    }
}
