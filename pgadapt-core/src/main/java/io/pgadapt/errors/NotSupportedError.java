package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The server, or pgadapt, cannot do this: SQLSTATE class 0A.
 */
public class NotSupportedError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public NotSupportedError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public NotSupportedError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public NotSupportedError(ErrorReport report) {
        super(report);
    }
}
