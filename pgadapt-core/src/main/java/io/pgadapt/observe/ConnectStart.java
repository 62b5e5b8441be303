package io.pgadapt.observe;

/**
 * A connection that is about to be made.
 *
 * @param hosts the hosts that are tried, with their ports, separated by commas
 * @param database the database
 * @param user the role
 */
public record ConnectStart(String hosts, String database, String user) {}
