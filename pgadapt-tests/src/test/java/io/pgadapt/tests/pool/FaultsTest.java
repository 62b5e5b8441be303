package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.tests.script.TcpProxy;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users of a pool notice when its connections are lost. */
@PgTest
@Timeout(60)
class FaultsTest {
    private static final int THREADS = 8;
    private static final int OUTAGES = 3;

    private static ConnectionPool.Builder pool(Pgadapt pgadapt) {
        return ConnectionPool.builder(pgadapt)
                .minSize(2)
                .maxSize(4)
                .backoff(new Backoff(Duration.ofMillis(5), 2, Duration.ofMillis(50), 0.2))
                .closeTimeout(Duration.ZERO);
    }

    /** The server ends all sessions at once, as it does when it is restarted, while all are in use and others wait. */
    @Test
    void aRestartUnderLoadCostsAtMostOneStatementForEachConnection(PgDatabase database) throws Exception {
        Pgadapt pgadapt = Pgadapt.builder(database.dsn()).build();
        try (ConnectionPool pool = pool(pgadapt).build()) {
            List<Integer> failures = underLoad(
                    pool,
                    () -> database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"));
            int lost = failures.stream().mapToInt(Integer::intValue).sum();
            assertThat(lost).isBetween(1, OUTAGES * pool.maxSize());
        }
    }

    /** The network resets all connections at the same time. */
    @Test
    void aFailureOfTheNetworkUnderLoadCostsEachThreadAtMostOneStatement(PgDatabase database) throws Exception {
        try (TcpProxy proxy = TcpProxy.to(database.host(), database.port())) {
            Pgadapt pgadapt = Pgadapt.builder(database.dsn())
                    .set("host", proxy.host())
                    .set("port", String.valueOf(proxy.port()))
                    .build();
            try (ConnectionPool pool = pool(pgadapt).build()) {
                assertThat(underLoad(pool, proxy::cut)).allMatch(count -> count <= OUTAGES);
            }
        }
    }

    /** Returns how many statements of each thread failed while there were outages. */
    private static List<Integer> underLoad(ConnectionPool pool, Runnable outage) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<Integer> load = () -> failures(pool, over, done);
                results.add(threads.submit(load));
            }
            for (int i = 0; i < OUTAGES; i++) {
                awaitMore(done);
                outage.run();
            }
            awaitMore(done);
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

    private static void awaitMore(AtomicInteger done) {
        int target = done.get() + 100;
        while (done.get() < target) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("nothing goes on")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    /** Only the statement may fail: whoever asks for a connection gets one. */
    private static int failures(ConnectionPool pool, AtomicBoolean over, AtomicInteger done) {
        int failures = 0;
        while (!over.get()) {
            try (Connection conn = pool.connection()) {
                try {
                    conn.execute("SELECT 1");
                    conn.commit();
                    done.incrementAndGet();
                } catch (OperationalError e) {
                    failures++;
                }
            }
        }
        return failures;
    }
}
