package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * A constraint was violated: SQLSTATE class 23.
 */
public class IntegrityError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public IntegrityError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public IntegrityError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public IntegrityError(ErrorReport report) {
        super(report);
    }
}
