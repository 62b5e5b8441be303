package io.pgadapt;

/**
 * What a session sent with {@code NOTIFY}, this one's own included.
 *
 * @param channel the name of the channel, as the server has it: in lower case unless it was quoted
 * @param payload the text that came with it; empty when none was given
 * @param backendPid the server process of the session that sent it
 * @see <a href="https://www.postgresql.org/docs/18/sql-notify.html">PostgreSQL manual: NOTIFY</a>
 */
public record Notification(String channel, String payload, int backendPid) {}
