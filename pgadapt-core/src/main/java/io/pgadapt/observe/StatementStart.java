package io.pgadapt.observe;

import java.util.List;

/**
 * A statement that is about to be sent. Values are not in it.
 *
 * @param sql the text as it was given
 * @param parameterTypes for each parameter the name of the PostgreSQL type that its value asks for; {@code unknown} where it
 *     leaves that to the server
 * @param database the database
 * @param backendPid the server process of the session
 */
public record StatementStart(String sql, List<String> parameterTypes, String database, int backendPid) {}
