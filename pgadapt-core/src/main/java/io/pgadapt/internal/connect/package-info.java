/**
 * From settings to a session that is ready for its first query: hosts and addresses, encryption, the startup message, authentication,
 * and the check that the server is one of the kind asked for. What libpq does in {@code PQconnectdb}, and {@code PQcancel} beside it.
 */
@NullMarked
package io.pgadapt.internal.connect;

import org.jspecify.annotations.NullMarked;
