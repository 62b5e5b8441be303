package io.pgadapt.tests.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A data directory in a temporary place and the server process on it, on a free loopback port and a Unix-domain socket. */
final class Cluster implements AutoCloseable {
    /** A hot standby's state has a word of its own. */
    private static final Set<String> READY = Set.of("ready", "standby");

    /** For servers whose data nobody will miss, and for tests that need logical decoding or prepared transactions. */
    static final Map<String, String> FOR_TESTS = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            // replication waits for what others do not wait for
            "wal_writer_delay", "10ms",
            "autovacuum", "off",
            "max_connections", "100",
            "max_prepared_transactions", "10",
            "wal_level", "logical",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private static final ReentrantLock TEMPLATE_LOCK = new ReentrantLock();
    private static @Nullable Path template;

    private final Installation installation;
    private final Path directory;
    private final int port;
    private final ServerProcess process;

    private Cluster(Installation installation, Path directory, int port, ServerProcess process) {
        this.installation = installation;
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /**
     * Makes a fresh data directory and starts a server on it.
     *
     * @param settings lines of postgresql.conf
     * @param hba the whole pg_hba.conf, or null for trust from this machine
     * @param files further files of the data directory, by name
     */
    static Cluster start(Map<String, String> settings, @Nullable String hba, Map<String, String> files)
            throws IOException {
        return start(data -> Directories.copy(template(Installation.chosen()), data), settings, hba, files);
    }

    /** Starts a hot standby of this server: from a base backup, made with the help of a session of the administrator. */
    Cluster startStandby(Admin admin) throws IOException {
        Map<String, String> settings = Map.of(
                "primary_conninfo", "host=127.0.0.1 user=postgres port=" + port,
                "hot_standby", "on",
                // promoted, it would remove the old timeline's log before a test has read it
                "wal_keep_size", "1GB");
        return start(data -> fillFromBackup(data, admin), settings, null, Map.of());
    }

    private void fillFromBackup(Path data, Admin admin) throws IOException {
        admin.query("SELECT pg_backup_start('standby', true)");
        Directories.copy(directory.resolve("data"), data);
        String label = admin.query("SELECT labelfile FROM pg_backup_stop(false)")
                .get(0)
                .get(0);
        Files.writeString(data.resolve("backup_label"), String.valueOf(label));
        Files.createFile(data.resolve("standby.signal"));
        Files.delete(data.resolve("postmaster.pid"));
    }

    private static Cluster start(
            DataSource source, Map<String, String> settings, @Nullable String hba, Map<String, String> files)
            throws IOException {
        Installation installation = Installation.chosen();
        Path directory = Files.createTempDirectory("pgadapt");
        Path data = directory.resolve("data");
        source.fill(data);
        Directories.makePrivate(data);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Directories.makePrivate(Files.writeString(data.resolve(file.getKey()), file.getValue()));
        }
        if (hba != null) {
            Files.writeString(data.resolve("pg_hba.conf"), hba);
        }
        int port = freePort();
        Files.writeString(data.resolve("postgresql.conf"), configuration(settings, port, directory));
        ServerProcess process = ServerProcess.start(
                "the server",
                directory,
                installation.command("postgres", "-D", data.toString()).directory(data.toFile()),
                () -> isReady(data.resolve("postmaster.pid")),
                halt(installation, "QUIT"));
        return new Cluster(installation, directory, port, process);
    }

    private static ServerProcess.Halt halt(Installation installation, String signal) {
        return process -> installation.run("pg_ctl", "kill", signal, Long.toString(process.pid()));
    }

    /** Stops the server by a signal, and starts it again on the same data and port. */
    void restart(String signal) throws IOException {
        process.restart(halt(installation, signal));
    }

    /** Makes the files of a data directory that does not exist yet. */
    @FunctionalInterface
    private interface DataSource {
        void fill(Path data) throws IOException;
    }

    int port() {
        return port;
    }

    /** Where the server's Unix-domain socket is. */
    Path socketDirectory() {
        return directory;
    }

    String log() throws IOException {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The postmaster writes its state into the eighth line of postmaster.pid; pg_ctl waits for the same words. */
    private static boolean isReady(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() >= 8 && READY.contains(lines.get(7).strip());
    }

    /** initdb takes half a second, copying its result a tenth of that: it runs once per JVM. */
    private static Path template(Installation installation) throws IOException {
        TEMPLATE_LOCK.lock();
        try {
            Path made = template;
            if (made == null) {
                Path directory = Files.createTempDirectory("pgadapt-template");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(directory)));
                made = directory.resolve("data");
                installation.run(
                        "initdb",
                        "-D",
                        made.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--no-sync");
                template = made;
            }
            return made;
        } finally {
            TEMPLATE_LOCK.unlock();
        }
    }

    private static void deleteQuietly(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            // The JVM is ending and the system clears its temporary directory; there is nobody to tell.
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(Map<String, String> settings, int port, Path socketDirectory) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "localhost");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", socketDirectory.toString().replace('\\', '/'));
        all.putAll(FOR_TESTS);
        all.putAll(settings);
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }
}
