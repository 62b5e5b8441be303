package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.sqlstate.ReadOnlySqlTransaction;
import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.tests.server.PgServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool whose primary goes away, or is one no longer, while another server takes its place. */
@Timeout(60)
class FailoverTest {
    private static final int WRITERS = 8;
    private static final int CONNECTIONS = 4;

    @Test
    void nothingThatWasCommittedIsLostWhenAStandbyTakesThePlaceOfThePrimary() throws Exception {
        try (PgServer primary =
                PgServer.builder().setting("synchronous_commit", "on").start()) {
            assumeTrue(primary.version() >= 15, "the functions for a base backup had other names");
            primary.execute("CREATE TABLE entry (number int)");
            try (PgServer standby = primary.startStandby()) {
                waitForTheStandbyAtEachCommit(primary);
                try (ConnectionPool pool = pool(primary, standby)) {
                    Writers writers = new Writers(pool);
                    List<Integer> failures = writers.whileTheyWrite(() -> {
                        writers.awaitMore();
                        primary.close();
                        standby.query("SELECT pg_promote()");
                        writers.awaitMore();
                    });
                    assertThat(failures).allMatch(count -> count <= 1, "at most one failed statement");
                    assertThat(failures.stream().mapToInt(Integer::intValue).sum())
                            .isLessThanOrEqualTo(CONNECTIONS);
                    assertThat(numbers(standby)).containsAll(writers.committed).doesNotHaveDuplicates();
                    assertThat(ports(pool)).containsOnly(standby.port());
                }
            }
        }
    }

    @Test
    void aServerThatTakesNoWritesAnyMoreIsLeftAtOnce() {
        try (PgServer first = PgServer.builder().start();
                PgServer second = PgServer.builder().start();
                ConnectionPool pool = pool(first, second)) {
            first.execute("CREATE TABLE entry (number int)");
            second.execute("CREATE TABLE entry (number int)");
            assertThat(ports(pool)).containsOnly(first.port());
            first.execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
            awaitReload(first);
            assertThatThrownBy(() -> write(pool, 1)).isInstanceOf(ReadOnlySqlTransaction.class);
            for (int i = 2; i < 10; i++) {
                write(pool, i);
            }
            assertThat(ports(pool)).containsOnly(second.port());
            assertThat(numbers(second)).hasSize(8);
        }
    }

    private static ConnectionPool pool(PgServer first, PgServer second) {
        Pgadapt pgadapt = Pgadapt.builder("host=127.0.0.1,127.0.0.1 port=" + first.port() + "," + second.port()
                        + " user=postgres dbname=postgres target_session_attrs=read-write")
                .build();
        return ConnectionPool.builder(pgadapt)
                .minSize(CONNECTIONS)
                .maxSize(CONNECTIONS)
                .backoff(new Backoff(Duration.ofMillis(5), 2, Duration.ofMillis(50), 0.2))
                .build();
    }

    /** From then on a commit is acknowledged when the standby has it, too. */
    private static void waitForTheStandbyAtEachCommit(PgServer primary) {
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        await(primary, "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    }

    private static void awaitReload(PgServer server) {
        await(server, "SELECT 1 WHERE current_setting('default_transaction_read_only') = 'on'");
    }

    private static void await(PgServer server, String sql) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.query(sql).isEmpty()) {
            assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
        }
    }

    private static void write(ConnectionPool pool, int number) {
        pool.with(connection -> connection.execute("INSERT INTO entry VALUES ($1)", number));
    }

    private static List<Integer> numbers(PgServer server) {
        return server.query("SELECT number FROM entry").stream()
                .map(row -> Integer.valueOf(row.get(0)))
                .toList();
    }

    /** Where all connections of the pool lead. */
    private static Set<Integer> ports(ConnectionPool pool) {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(pool.connection());
            }
            return all.stream()
                    .map(connection ->
                            connection.execute("SELECT inet_server_port()").fetchAll())
                    .map(rows -> rows.get(0).getInt(0))
                    .collect(Collectors.toSet());
        } finally {
            all.forEach(Connection::close);
        }
    }

    /** Threads that write numbers, each in a transaction of its own, and remember which were committed. */
    private static final class Writers {
        private final ConnectionPool pool;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger next = new AtomicInteger();
        private final Set<Integer> committed = ConcurrentHashMap.newKeySet();

        Writers(ConnectionPool pool) {
            this.pool = pool;
        }

        /** Returns how many statements of each writer have failed meanwhile. */
        List<Integer> whileTheyWrite(Runnable event) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            try {
                List<Future<Integer>> results = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    results.add(threads.submit(this::failures));
                }
                event.run();
                over.set(true);
                List<Integer> failures = new ArrayList<>();
                for (Future<Integer> result : results) {
                    failures.add(result.get(10, TimeUnit.SECONDS));
                }
                return failures;
            } finally {
                threads.shutdownNow();
            }
        }

        private int failures() {
            int failures = 0;
            while (!over.get()) {
                int number = next.incrementAndGet();
                try {
                    write(pool, number);
                    committed.add(number);
                } catch (OperationalError e) {
                    failures++;
                }
            }
            return failures;
        }

        void awaitMore() {
            int target = committed.size() + 100;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (committed.size() < target) {
                assertThat(System.nanoTime()).as("nothing goes on").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
