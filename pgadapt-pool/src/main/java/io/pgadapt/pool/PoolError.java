package io.pgadapt.pool;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.OperationalError;

/** A pool has no connection to lend, or does not take one back. Nothing was sent to a server. */
public class PoolError extends OperationalError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public PoolError(String message) {
        this(ErrorReport.of(message));
    }

    /** Creates an error from all that is known about it. */
    public PoolError(ErrorReport report) {
        super(report.beforeWriting());
    }
}
