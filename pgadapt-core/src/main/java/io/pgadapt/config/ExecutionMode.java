package io.pgadapt.config;

/**
 * How statements travel to the server.
 *
 * <p>Values are the same in every mode; what differs are round trips, and what a connection pooler between client and
 * server must support.
 */
public enum ExecutionMode {
    /**
     * Statements are prepared on the server at their first use and kept: later uses cost one round trip. Needs a server
     * session of its own, or a pooler that knows prepared statements (PgBouncer 1.21 or newer).
     */
    CACHED,
    /**
     * The unnamed statement is parsed anew at each use, in the same round trip; descriptions are remembered by the
     * client. For poolers that hand out a server connection per transaction.
     */
    UNNAMED,
    /**
     * The simple query protocol: parameters become literals on the client, values travel as text. For servers and
     * poolers that speak nothing else.
     */
    SIMPLE;

    /** The mode as connection strings write it, after {@code execution_mode}. */
    public String text() {
        return Choices.textOf(this);
    }
}
