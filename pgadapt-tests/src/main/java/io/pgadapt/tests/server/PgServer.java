package io.pgadapt.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL server for tests.
 *
 * <p>{@link #shared()} is one server for the whole JVM: the embedded one, or what the system properties {@code pgadapt.dsn},
 * {@code pgadapt.pgbin} and {@code pgadapt.container} (or the environment variables {@code PGADAPT_DSN}, ...) ask for.
 * {@link #builder()} starts a server of the caller's own, with settings, access rules and certificates; it always runs on this
 * machine, from the embedded binaries or those of {@code pgadapt.pgbin}.
 *
 * <p>Thread-safe.
 */
public final class PgServer implements AutoCloseable {
    private static final ReentrantLock SHARED_LOCK = new ReentrantLock();
    private static @Nullable PgServer shared;

    private final ServerAddress address;
    private final Admin admin;
    private final @Nullable Cluster cluster;
    private final int version;
    private final AtomicLong databases;

    private PgServer(ServerAddress address, @Nullable Cluster cluster) {
        this.address = address;
        this.cluster = cluster;
        this.admin = new Admin(address);
        String number =
                String.valueOf(admin.query("SHOW server_version_num").get(0).get(0));
        this.version = Integer.parseInt(number) / 10_000;
        this.databases = new AtomicLong();
    }

    private PgServer(PgServer server, ServerAddress route) {
        this.address = route;
        this.cluster = null;
        this.admin = server.admin;
        this.version = server.version;
        this.databases = server.databases;
    }

    /** The server that all tests of this JVM share; started at the first call, stopped when the JVM exits. */
    public static PgServer shared() {
        SHARED_LOCK.lock();
        try {
            PgServer server = shared;
            if (server == null) {
                String dsn = runningServer();
                server = dsn == null ? builder().start() : new PgServer(ServerAddress.parse(dsn), null);
                shared = server;
            }
            return server;
        } finally {
            SHARED_LOCK.unlock();
        }
    }

    /** The server that was asked for and is not the kit's to start; null when there is none. */
    private static @Nullable String runningServer() {
        String image = Option.CONTAINER.value();
        if (image == null) {
            return Option.DSN.value();
        }
        return ServiceLoader.load(ContainerStarter.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "pgadapt.container needs the Maven profile that can start containers: -Pcontainer"))
                .start(image, Cluster.FOR_TESTS);
    }

    /** A server of the caller's own. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * This server as it looks to those who reach it by another way: through a pooler or a proxy. It is not to be closed.
     *
     * @param dsn a URI in the form of {@code pgadapt.dsn}; its parameters are those of every connection
     */
    PgServer through(String dsn) {
        return new PgServer(this, ServerAddress.parse(dsn));
    }

    /** Host name or address of the TCP listener. */
    public String host() {
        return address.host();
    }

    /** Port of the TCP listener, and of the Unix-domain socket's name. */
    public int port() {
        return address.port();
    }

    /** The superuser's name. On a server that the kit started it needs no password, over TCP on 127.0.0.1. */
    public String user() {
        return address.user();
    }

    /** The superuser's password; null when it needs none. */
    public @Nullable String password() {
        return address.password();
    }

    /** Major version, such as 18. */
    public int version() {
        return version;
    }

    /** Directory of the Unix-domain socket; null when the server is not on this machine. */
    public @Nullable Path socketDirectory() {
        return cluster == null ? null : cluster.socketDirectory();
    }

    /** What the server has logged so far; empty when its log can't be seen from here. */
    public String log() {
        try {
            return cluster == null ? "" : cluster.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Executes statements as the superuser, in the maintenance database: roles, settings, other databases. */
    public void execute(String... statements) {
        admin.execute(statements);
    }

    /** Rows of a query in the maintenance database, as the superuser; values as text, NULL as null. */
    public List<List<@Nullable String>> query(String sql) {
        return admin.query(sql);
    }

    /** Starts a hot standby that follows this server, which {@link #builder()} must have started. To be closed first. */
    public PgServer startStandby() {
        if (cluster == null) {
            throw new IllegalStateException("not a server of the kit's own: " + this);
        }
        try {
            Cluster standby = cluster.startStandby(admin);
            return new PgServer(
                    new ServerAddress("127.0.0.1", standby.port(), "postgres", null, "postgres", ""), standby);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start a standby: " + e.getMessage(), e);
        }
    }

    /** Stops this server as an administrator would, ending all sessions, and starts it again on the same data and port. */
    public void restart() {
        restart("INT");
    }

    /** Has this server crash, so that it must recover what it had not written, and starts it again. */
    public void crash() {
        restart("QUIT");
    }

    private void restart(String signal) {
        if (cluster == null) {
            throw new IllegalStateException("not a server of the kit's own: " + this);
        }
        admin.close();
        try {
            cluster.restart(signal);
        } catch (IOException e) {
            throw new UncheckedIOException("could not restart the server: " + e.getMessage(), e);
        }
    }

    /** Can {@code CREATE EXTENSION} bring this one? */
    public boolean hasExtension(String name) {
        return !admin.query("SELECT 1 FROM pg_available_extensions WHERE name = '" + name.replace("'", "''") + "'")
                .isEmpty();
    }

    /** Makes an empty database with a name of its own. The caller {@linkplain PgDatabase#close drops} it. */
    public PgDatabase createDatabase() {
        // The process id keeps apart the test runs that share a server given by a DSN.
        String name = "pgadapt_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        // Without fsync copying files takes half the time of logging their pages.
        String strategy = version < 15 ? "" : " STRATEGY file_copy";
        admin.execute("CREATE DATABASE " + name + " TEMPLATE template0" + strategy);
        return new PgDatabase(this, name);
    }

    /** The server's address with another database; what {@link PgDatabase#dsn()} gives. */
    String dsn(String database) {
        return address.dsn(database);
    }

    ServerAddress address() {
        return address;
    }

    Admin admin() {
        return admin;
    }

    /** Stops the server and removes its data, if this kit started it. */
    @Override
    public void close() {
        admin.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version + " at " + address;
    }

    /** Collects what the server is to be started with. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Map<String, String> files = new LinkedHashMap<>();
        private @Nullable String hba;

        private Builder() {}

        /** A line of postgresql.conf. The value needs no quotes. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** Lines of postgresql.conf. */
        public Builder settings(Map<String, String> values) {
            settings.putAll(values);
            return this;
        }

        /**
         * The lines of pg_hba.conf, instead of trust for everybody on this machine. A first line is put before them that lets the
         * superuser {@code postgres} in from 127.0.0.1 without a password, for the kit itself: tests use roles of their own.
         */
        public Builder hba(String... lines) {
            hba = "host all postgres 127.0.0.1/32 trust\n" + String.join("\n", lines) + "\n";
            return this;
        }

        /** A file of the data directory, readable by its owner only: certificates, pg_ident.conf. */
        public Builder file(String name, String content) {
            files.put(name, content);
            return this;
        }

        /** Switches TLS on with the server's certificate chain and private key, both PEM. */
        public Builder tls(String certificates, String privateKey) {
            file("server.crt", certificates);
            file("server.key", privateKey);
            return setting("ssl", "on");
        }

        /** Certificates, PEM, of the authorities that client certificates may come from. */
        public Builder clientAuthorities(String certificates) {
            file("root.crt", certificates);
            return setting("ssl_ca_file", "root.crt");
        }

        /** Starts the server; returns when it takes connections. */
        public PgServer start() {
            try {
                Cluster cluster = Cluster.start(settings, hba, files);
                return new PgServer(
                        new ServerAddress("127.0.0.1", cluster.port(), "postgres", null, "postgres", ""), cluster);
            } catch (IOException e) {
                throw new UncheckedIOException("could not start a PostgreSQL server: " + e.getMessage(), e);
            }
        }
    }
}
