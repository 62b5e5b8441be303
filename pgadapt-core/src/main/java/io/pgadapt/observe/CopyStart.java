package io.pgadapt.observe;

/**
 * A COPY that is about to be sent. Its data are not in it.
 *
 * @param sql the text of the statement
 * @param direction which way the data go
 * @param database the database
 * @param backendPid the server process of the session
 */
public record CopyStart(String sql, Direction direction, String database, int backendPid) {

    /** Which way the data go. */
    public enum Direction {
        /** {@code COPY ... FROM STDIN}: to the server. */
        IN,
        /** {@code COPY ... TO STDOUT}: from the server. */
        OUT
    }
}
