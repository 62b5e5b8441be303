package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The server is in a state that does not allow this, or met a fault of its own: SQLSTATE classes 24, 25, 2B, 2D, 2F, 38, 39,
 * 3B, F0, P0 and XX.
 */
@SuppressWarnings("JavaLangClash") // the DB-API has this name
public class InternalError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public InternalError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public InternalError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public InternalError(ErrorReport report) {
        super(report);
    }
}
