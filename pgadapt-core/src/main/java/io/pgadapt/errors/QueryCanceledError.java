package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The server stopped the statement because it was asked to, or because it ran out of time: SQLSTATE 57014.
 */
public class QueryCanceledError extends OperationalError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public QueryCanceledError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public QueryCanceledError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public QueryCanceledError(ErrorReport report) {
        super(report);
    }
}
