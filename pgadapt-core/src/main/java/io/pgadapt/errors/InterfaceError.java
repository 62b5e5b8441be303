package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * An object of ours was used in a way that it does not allow: a closed connection or cursor, for instance. The
 * database has nothing to do with it.
 */
public class InterfaceError extends PgException {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public InterfaceError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public InterfaceError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public InterfaceError(ErrorReport report) {
        super(report);
    }
}
