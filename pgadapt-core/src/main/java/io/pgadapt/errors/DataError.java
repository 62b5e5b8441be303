package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * A value does not fit: SQLSTATE class 22, and conversions of ours.
 */
public class DataError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public DataError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public DataError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public DataError(ErrorReport report) {
        super(report);
    }
}
