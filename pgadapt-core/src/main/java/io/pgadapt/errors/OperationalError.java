package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The server or the way to it failed, rather than the program: SQLSTATE classes 08, 26, 27, 28, 34, 53 to 58 and HV, a lost
 * connection, a timeout.
 */
public class OperationalError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public OperationalError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public OperationalError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public OperationalError(ErrorReport report) {
        super(report);
    }
}
