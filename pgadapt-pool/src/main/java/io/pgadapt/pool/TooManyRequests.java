package io.pgadapt.pool;

import io.pgadapt.errors.ErrorReport;

/** All connections are in use, and as many threads wait for one already as may. The message lists who holds them. */
public class TooManyRequests extends PoolError {
    private static final long serialVersionUID = 1L;

    /** Creates an error from all that is known about it. */
    public TooManyRequests(ErrorReport report) {
        super(report);
    }
}
