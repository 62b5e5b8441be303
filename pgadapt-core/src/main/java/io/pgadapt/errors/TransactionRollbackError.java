package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The server rolled the transaction back, as after a deadlock; running it again may succeed: SQLSTATE class 40.
 */
public class TransactionRollbackError extends OperationalError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public TransactionRollbackError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public TransactionRollbackError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public TransactionRollbackError(ErrorReport report) {
        super(report);
    }
}
