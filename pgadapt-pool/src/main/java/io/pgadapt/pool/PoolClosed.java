package io.pgadapt.pool;

import io.pgadapt.errors.ErrorReport;

/** The pool is closed. */
public class PoolClosed extends PoolError {
    private static final long serialVersionUID = 1L;

    /** Creates an error from all that is known about it. */
    public PoolClosed(ErrorReport report) {
        super(report);
    }
}
