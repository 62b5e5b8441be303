package io.pgadapt.observe;

/**
 * A replication stream that is about to be asked for.
 *
 * @param command the text of the command, such as {@code START_REPLICATION}
 * @param database the database; for physical replication, which is of the whole server, {@code replication}
 * @param backendPid the server process of the session
 */
public record ReplicationStart(String command, String database, int backendPid) {}
