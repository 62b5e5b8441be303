package io.pgadapt.pool;

import io.pgadapt.errors.ErrorReport;

/**
 * No connection became free in time. The message lists who holds them; the cause is why none could be made, or why a hook refuses
 * them, if that is so.
 */
public class PoolTimeout extends PoolError {
    private static final long serialVersionUID = 1L;

    /** Creates an error from all that is known about it. */
    public PoolTimeout(ErrorReport report) {
        super(report);
    }
}
