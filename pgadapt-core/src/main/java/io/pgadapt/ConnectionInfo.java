package io.pgadapt;

import io.pgadapt.config.ConnectionSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session and of its server, without asking it.
 *
 * <p>Thread-safe, never waits for a statement that runs, and works all the same when the connection is closed or lost: it then
 * tells what was last known. Values that the server may change are the ones it reported last.
 */
public interface ConnectionInfo {
    /** Returns the settings that the connection was made with. */
    ConnectionSettings settings();

    /** Returns the connection string, with the password masked. */
    String dsn();

    /**
     * Returns what the connection was made with, by the keywords of connection strings: what was given, what the service file
     * and the environment say, and the defaults; without passwords and other secrets. Unmodifiable.
     */
    Map<String, String> parameters();

    /** Returns the host name, address or socket directory that the connection was made to. */
    String host();

    /** Returns the numeric address that the connection was made to; null for a Unix-domain socket. */
    @Nullable
    String hostAddress();

    /** Returns the port; for a Unix-domain socket the number in its name. */
    int port();

    /** Returns whether the server was reached through a Unix-domain socket, rather than by TCP. */
    boolean usesUnixSocket();

    /** Returns the user's name, as given to the server at the start. */
    String user();

    /** Returns the database's name. */
    String database();

    /** Returns the command-line options that the server was given; mostly empty. */
    String options();

    /** Returns the server's version as one number, as in 180001 for 18.1; 0 when it gave none. */
    int serverVersion();

    /** Returns the process ID of the server process, or 0 when the server gave none. */
    int backendPid();

    /** Returns the version of the protocol that is spoken, such as {@code 3.0}. */
    String protocolVersion();

    /**
     * Returns how the client has proved who it is: {@code password}, {@code md5}, {@code SCRAM-SHA-256} or
     * {@code SCRAM-SHA-256-PLUS}; null when the server did not ask, as by {@code trust}, {@code peer} or {@code cert}.
     */
    @Nullable
    String authentication();

    /** Returns whether the server asked for a password, and got it. */
    boolean usedPassword();

    /** Returns whether the connection is encrypted by TLS. */
    default boolean usesTls() {
        return tls() != null;
    }

    /** Returns how the connection is encrypted; null when it is not. */
    @Nullable
    TlsInfo tls();

    /** Returns a parameter that the server reports, such as {@code TimeZone}, or null when it does not. */
    @Nullable
    String parameterStatus(String name);

    /**
     * Returns all parameters that the server reports. Unmodifiable, and does not change with them.
     *
     * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-ASYNC">PostgreSQL manual: Asynchronous
     *     Operations</a>
     */
    Map<String, String> parameterStatuses();
}
