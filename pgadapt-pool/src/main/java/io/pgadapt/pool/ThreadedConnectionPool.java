package io.pgadapt.pool;

import io.pgadapt.Pgadapt;

/**
 * psycopg2's {@code ThreadedConnectionPool}: one that threads share.
 *
 * @see ConnectionPool
 */
public final class ThreadedConnectionPool extends AbstractConnectionPool {

    /**
     * Opens a pool and its first connections.
     *
     * @param minconn how many connections are opened now, and kept
     * @param maxconn how many may be in use
     * @throws io.pgadapt.errors.OperationalError when they cannot be opened
     * @throws IllegalArgumentException when the numbers make no sense
     */
    public ThreadedConnectionPool(int minconn, int maxconn, Pgadapt pgadapt) {
        super(minconn, maxconn, pgadapt);
    }

    /** Opens a pool of connections with a connection string; otherwise as {@link #ThreadedConnectionPool(int, int, Pgadapt)}. */
    public ThreadedConnectionPool(int minconn, int maxconn, String dsn) {
        this(minconn, maxconn, Pgadapt.builder(dsn).build());
    }
}
