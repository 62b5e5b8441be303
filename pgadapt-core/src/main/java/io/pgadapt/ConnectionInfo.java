package io.pgadapt;

import io.pgadapt.config.ConnectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session and of its server, without asking it.
 *
 * <p>Thread-safe; values that the server may change are the ones it reported last.
 */
public interface ConnectionInfo {
    /** Returns the settings that the connection was made with. */
    ConnectionSettings settings();

    /** Returns the connection string, with the password masked. */
    String dsn();

    /** Returns the host name, address or socket directory that the connection was made to. */
    String host();

    /** Returns the port. */
    int port();

    /** Returns the user's name. */
    String user();

    /** Returns the database's name. */
    String database();

    /** Returns the server's version as one number, as in 180001 for 18.1; 0 when it gave none. */
    int serverVersion();

    /** Returns the process ID of the server process, or 0 when the server gave none. */
    int backendPid();

    /** Returns the version of the protocol that is spoken, such as {@code 3.0}. */
    String protocolVersion();

    /** Returns whether the connection is encrypted by TLS. */
    boolean usesTls();

    /** Returns a parameter that the server reports, such as {@code TimeZone}, or null when it does not. */
    @Nullable
    String parameterStatus(String name);
}
