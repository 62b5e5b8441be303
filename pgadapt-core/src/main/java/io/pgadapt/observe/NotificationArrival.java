package io.pgadapt.observe;

/**
 * A notification that has arrived. Its payload is not in it.
 *
 * @param channel the name of the channel
 * @param senderPid the server process of the session that sent it
 * @param database the database
 * @param backendPid the server process of the session that it was sent to
 */
public record NotificationArrival(String channel, int senderPid, String database, int backendPid) {}
