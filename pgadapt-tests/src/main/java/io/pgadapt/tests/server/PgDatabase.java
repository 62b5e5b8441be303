package io.pgadapt.tests.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database of a test's own. Closing it looks for connections and prepared transactions that the test left behind, which is an
 * error, and drops it.
 */
public record PgDatabase(PgServer server, String name) implements AutoCloseable {
    /** How long a backend may need to go away after its client said good-bye. */
    private static final long ACTIVE_LIMIT = TimeUnit.SECONDS.toNanos(20);

    private static final long LEAK_LIMIT = TimeUnit.SECONDS.toNanos(3);

    /** Connection URI of the superuser, over TCP. */
    public String dsn() {
        return server.dsn(name);
    }

    /** As {@link #dsn()}, with more parameters such as {@code sslmode=require&application_name=x}, percent-encoded. */
    public String dsn(String parameters) {
        String dsn = dsn();
        return dsn + (dsn.contains("?") ? "&" : "?") + parameters;
    }

    /** Connection URI of the superuser over the Unix-domain socket; null when the server is not on this machine. */
    public @Nullable String socketDsn() {
        Path directory = server.socketDirectory();
        if (directory == null) {
            return null;
        }
        String host = URLEncoder.encode(directory.toString(), StandardCharsets.UTF_8);
        return "postgresql://" + server.user() + "@" + host + ":" + server.port() + "/" + name;
    }

    /** Host name or address of the server. */
    public String host() {
        return server.host();
    }

    /** Port of the server. */
    public int port() {
        return server.port();
    }

    /** The superuser's name. */
    public String user() {
        return server.user();
    }

    /** Executes statements in this database, as the superuser, by other means than the driver under test. */
    public void execute(String... statements) {
        server.admin().executeIn(name, statements);
    }

    /** Rows of a query in this database, by other means than the driver under test; values as text, NULL as null. */
    public List<List<@Nullable String>> query(String sql) {
        return server.admin().queryIn(name, sql);
    }

    /** Waits until a session runs a statement, and fails when it does not within 20 seconds. */
    public void awaitActive(int backendPid) {
        long deadline = System.nanoTime() + ACTIVE_LIMIT;
        String sql = "SELECT 1 FROM pg_stat_activity WHERE pid = " + backendPid + " AND state = 'active'";
        while (query(sql).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("session " + backendPid + " runs nothing");
            }
        }
    }

    /** Drops the database; an {@link AssertionError} tells what the test left behind. */
    @Override
    public void close() {
        String leaks = leakedConnections();
        long deadline = System.nanoTime() + LEAK_LIMIT;
        while (!leaks.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            leaks = leakedConnections();
        }
        leaks += rollBackPrepared();
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
        if (!leaks.isEmpty()) {
            throw new AssertionError("the test left behind:" + leaks);
        }
    }

    private String leakedConnections() {
        return server
                .query("SELECT pid, application_name, state, query FROM pg_stat_activity WHERE datname = '" + name
                        + "' AND backend_type IN ('client backend', 'walsender') ORDER BY pid")
                .stream()
                .map(row -> "\n  connection: pid " + row.get(0) + ", application_name '" + row.get(1) + "', "
                        + row.get(2) + ", query: " + row.get(3))
                .collect(Collectors.joining());
    }

    private String rollBackPrepared() {
        StringBuilder found = new StringBuilder();
        for (List<@Nullable String> row :
                server.query("SELECT gid, quote_literal(gid) FROM pg_prepared_xacts WHERE database = '" + name + "'")) {
            found.append("\n  prepared transaction: ").append(row.get(0));
            execute("ROLLBACK PREPARED " + row.get(1));
        }
        return found.toString();
    }

    @Override
    public String toString() {
        return name + " on " + server;
    }
}
