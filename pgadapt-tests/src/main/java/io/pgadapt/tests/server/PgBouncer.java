package io.pgadapt.tests.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PgBouncer in transaction mode before a server, on a free loopback port, with the settings it has by itself where none are
 * given. Whoever connects is let in, and is the server's superuser. To be closed after its clients and before its server.
 */
public final class PgBouncer implements AutoCloseable {
    /** The database that is PgBouncer's console: it takes its own commands, by the simple protocol only. */
    public static final String CONSOLE = "pgbouncer";

    private final ServerAddress address;
    private final ServerProcess process;

    private PgBouncer(ServerAddress address, ServerProcess process) {
        this.address = address;
        this.process = process;
    }

    /** Is there a program to start? */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    /**
     * Starts PgBouncer; returns when it takes connections.
     *
     * @param settings lines of the section {@code [pgbouncer]} of its configuration, which replace those of the kit
     */
    public static PgBouncer start(PgServer server, Map<String, String> settings) {
        try {
            return start(program().orElseThrow(), server.address(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PgBouncer: " + e.getMessage(), e);
        }
    }

    private static PgBouncer start(Path program, ServerAddress server, Map<String, String> settings)
            throws IOException {
        int port = Cluster.freePort();
        Path directory = Files.createTempDirectory("pgadapt-pgbouncer");
        Path configuration =
                Files.writeString(directory.resolve("pgbouncer.ini"), configuration(server, port, settings));
        ServerAddress address = new ServerAddress("127.0.0.1", port, server.user(), null, CONSOLE, "");
        ServerProcess process = ServerProcess.start(
                "PgBouncer",
                directory,
                Installation.unprivileged(program, configuration.toString()).directory(directory.toFile()),
                () -> takesConnections(port),
                Process::destroy);
        return new PgBouncer(address, process);
    }

    /** Port of the TCP listener. */
    public int port() {
        return address.port();
    }

    /** Connection URI that leads through PgBouncer to a database of the server. */
    public String dsn(String database) {
        return address.dsn(database);
    }

    /** What PgBouncer has logged so far. */
    public String log() {
        try {
            return process.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts all connections and removes the configuration. */
    @Override
    public void close() {
        process.close();
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** Debian has it where only root's search path leads. */
    private static Optional<Path> program() {
        Stream<String> searched = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""));
        return Stream.concat(searched, Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String configuration(ServerAddress server, int port, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addr", "127.0.0.1");
        all.put("listen_port", Integer.toString(port));
        all.put("unix_socket_dir", "");
        all.put("auth_type", "any");
        all.put("admin_users", server.user());
        all.put("pool_mode", "transaction");
        all.putAll(settings);
        StringBuilder text = new StringBuilder("[databases]\n* = ")
                .append("host=")
                .append(server.host())
                .append(" port=")
                .append(server.port())
                .append(" user=")
                .append(server.user());
        if (server.password() != null) {
            text.append(" password='")
                    .append(server.password().replace("'", "''"))
                    .append('\'');
        }
        text.append("\n[pgbouncer]\n");
        all.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return "PgBouncer at " + address;
    }
}
