package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.Transaction;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.Holder;
import io.pgadapt.pool.PoolClosed;
import io.pgadapt.pool.PoolError;
import io.pgadapt.pool.PoolObserver;
import io.pgadapt.pool.PoolTimeout;
import io.pgadapt.pool.TooManyRequests;
import io.pgadapt.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest extends PoolFixture {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void lendsTheSameSessionAgainWithItsStatementsPrepared() {
        ConnectionPool pool = pool(2);
        int pid;
        try (Connection first = pool.connection()) {
            pid = pid(first);
            value(first, "SELECT 41 + 1");
        }
        try (Connection second = pool.connection()) {
            assertThat(pid(second)).isEqualTo(pid);
            assertThat(value(
                            second,
                            "SELECT count(*)::int FROM pg_prepared_statements WHERE statement = 'SELECT 41 + 1'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void commitsWorkOrRollsItBack() {
        ConnectionPool pool = pool(1);
        assertThat(pool.<Long, RuntimeException>with(
                        conn -> conn.execute("INSERT INTO t VALUES (1)").rowCount()))
                .isEqualTo(1);
        assertThatThrownBy(() -> pool.with(conn -> {
                    conn.execute("INSERT INTO t VALUES (2)");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.query("SELECT a FROM t")).hasSize(1);
    }

    @Test
    void rollsBackWhatWasLeftOpenAtOnce() throws Exception {
        ConnectionPool pool = pool(1);
        try (Connection conn = pool.connection()) {
            conn.execute("INSERT INTO t VALUES (1)");
            conn.execute("LOCK TABLE t");
        }
        // locks go without anybody using the connection again
        async(() -> database.execute("ALTER TABLE t ADD b int")).get(10, TimeUnit.SECONDS);
        try (Connection conn = pool.connection()) {
            assertThat(value(conn, "SELECT count(*)::int FROM t")).isEqualTo(0);
        }
        assertThat(pool.statistics().connects().made()).isEqualTo(1);
    }

    @Test
    void nothingOfALeaseWorksOnceItIsGivenBack() {
        ConnectionPool pool = pool(1);
        Connection conn = pool.connection();
        Cursor<Row> cursor = conn.execute("SELECT generate_series(1, 3)");
        conn.close();
        assertThat(cursor.fetchAll()).hasSize(3);
        try (Connection next = pool.connection()) {
            assertGivenBack(() -> conn.execute("SELECT 1"));
            assertGivenBack(() -> cursor.execute("SELECT 1"));
            assertGivenBack(conn::commit);
            assertGivenBack(conn::rollback);
            assertGivenBack(conn::cancel);
            assertGivenBack(conn::reset);
            assertGivenBack(conn::pipeline);
            assertGivenBack(conn::transaction);
            assertGivenBack(() -> conn.autocommit(true));
            assertGivenBack(() -> conn.executionMode(conn.executionMode()));
            assertGivenBack(() -> conn.onNotice(notice -> {}));
            assertGivenBack(() -> conn.onNotification(news -> {}));
            assertGivenBack(() -> conn.notifies().poll(Duration.ofSeconds(1)));
            assertThat(conn.isClosed()).isTrue();
            conn.close();
            assertThat(value(next, "SELECT 1")).isEqualTo(1);
        }
    }

    private static void assertGivenBack(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(InterfaceError.class)
                .isThrownBy(call)
                .withMessageContaining("has been given back")
                .satisfies(e -> assertThat(e.safeToRetry()).isTrue());
    }

    @Test
    void streamsPipelinesAndTransactionsEndWithTheLease() {
        ConnectionPool pool = pool(1);
        Connection first = pool.connection();
        Stream<Row> rows = first.cursor().iterSize(2).stream("SELECT generate_series(1, 100)");
        first.close();
        assertGivenBack(rows::count);
        Connection second = pool.connection();
        Pipeline pipeline = second.pipeline();
        pipeline.execute("SELECT 1");
        second.close();
        assertGivenBack(() -> pipeline.execute("SELECT 2"));
        pipeline.close();
        Connection third = pool.connection();
        Transaction block = third.transaction();
        third.execute("INSERT INTO t VALUES (1)");
        third.close();
        assertGivenBack(block::commit);
        block.close();
        // what was in the middle of something was replaced, a transaction is none such thing
        assertThat(pool.statistics().departures().returnedBad()).isEqualTo(2);
        assertThat(database.query("SELECT a FROM t")).isEmpty();
    }

    @Test
    void replacesWhatAnotherThreadStillUses() throws Exception {
        ConnectionPool pool = pool(1);
        Connection conn = pool.connection();
        int pid = pid(conn);
        CompletableFuture<Void> sleeping = async(() -> conn.execute("SELECT pg_sleep(0.5)"));
        database.awaitActive(pid);
        conn.close();
        try (Connection next = pool.connection()) {
            assertThat(pid(next)).isNotEqualTo(pid);
        }
        sleeping.handle((nothing, error) -> error).get(10, TimeUnit.SECONDS);
    }

    @Test
    void noticesAConnectionThatTheServerHasEnded() {
        ConnectionPool pool = pool(1);
        int pid;
        try (Connection conn = pool.connection()) {
            pid = pid(conn);
        }
        database.query("SELECT pg_terminate_backend(" + pid + ", 5000)");
        try (Connection conn = pool.connection()) {
            assertThat(value(conn, "SELECT 1")).isEqualTo(1);
            assertThat(pid(conn)).isNotEqualTo(pid);
        }
        assertThat(pool.statistics().departures().lost()).isEqualTo(1);
    }

    @Test
    void replacesAConnectionThatWasLostInUse() {
        ConnectionPool pool = pool(1);
        try (Connection conn = pool.connection()) {
            database.query("SELECT pg_terminate_backend(" + pid(conn) + ", 5000)");
            assertThatExceptionOfType(OperationalError.class)
                    .isThrownBy(() -> conn.execute("SELECT 1"))
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("57P01"));
        }
        try (Connection conn = pool.connection()) {
            assertThat(value(conn, "SELECT 1")).isEqualTo(1);
        }
        assertThat(pool.statistics().departures().returnedBad()).isEqualTo(1);
    }

    @Test
    void asksForASignOfLifeInTheBackground() throws Exception {
        ConnectionPool pool = pool(1, settings -> settings.keepAlive(Duration.ofMillis(40)));
        pool.awaitReady(Duration.ofSeconds(10));
        List<List<String>> before = activity();
        while (activity().equals(before)) {
            pool.statistics();
        }
        assertThat(pool.statistics().now().size()).isEqualTo(1);
    }

    /** A Sync alone leaves no trace on the server but the time of its last change of state. */
    private List<List<String>> activity() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            conn.autocommit(true);
            return conn
                    .execute("SELECT pid::text, state_change::text FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'")
                    .fetchAll()
                    .stream()
                    .map(row -> List.of(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
                    .toList();
        }
    }

    @Test
    void theErrorOfAnExhaustedPoolNamesTheHolders() {
        ConnectionPool pool = pool(1, settings -> settings.timeout(SHORT));
        try (Connection conn = pool.connection()) {
            conn.execute("SELECT 'what\n  the holder has run'");
            assertThatExceptionOfType(PoolTimeout.class)
                    .isThrownBy(pool::connection)
                    .withMessageContaining("within 50 ms")
                    .withMessageContaining("\"" + Thread.currentThread().getName() + "\" for ")
                    .withMessageContaining("SELECT 'what the holder has run'");
            Holder holder = pool.holders().get(0);
            assertThat(holder.trace()).isNull();
        }
        assertThat(pool.holders()).isEmpty();
    }

    @Test
    void letsNobodyWaitWhenThatIsAsked() {
        ConnectionPool pool = pool(1, settings -> settings.maxWaiting(0));
        try (Connection conn = pool.connection()) {
            assertThat(conn.isClosed()).isFalse();
            assertThatExceptionOfType(TooManyRequests.class)
                    .isThrownBy(pool::connection)
                    .withMessageContaining("held by");
        }
    }

    @Test
    void reportsWhoHoldsAConnectionForLong() throws Exception {
        BlockingQueue<Holder> reports = new LinkedBlockingQueue<>();
        ConnectionPool pool = pool(
                1,
                settings -> settings.leakThreshold(Duration.ofMillis(40))
                        .holderTraces()
                        .observer(new PoolObserver() {
                            @Override
                            public void heldLong(Holder holder) {
                                reports.add(holder);
                            }
                        }));
        try (Connection conn = pool.connection()) {
            conn.execute("SELECT 'leak'");
            Holder holder = Objects.requireNonNull(reports.poll(10, TimeUnit.SECONDS));
            assertThat(holder.statement()).contains("leak");
            assertThat(holder.heldFor()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
            assertThat(Objects.requireNonNull(holder.trace()).getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("reportsWhoHoldsAConnectionForLong"));
            assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingStaysInterrupted() throws Exception {
        ConnectionPool pool = pool(1);
        try (Connection conn = pool.connection()) {
            assertThat(conn.isClosed()).isFalse();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(PoolError.class)
                    .isThrownBy(pool::connection)
                    .withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingCancelsWhatRunsAfterAGrace() throws Exception {
        ConnectionPool pool = pool(2);
        Connection conn = pool.connection();
        CompletableFuture<Void> sleeping = async(() -> {
            try (conn) {
                conn.execute("SELECT pg_sleep(60)");
            }
        });
        database.awaitActive(pid(conn));
        pool.close(Duration.ofMillis(20));
        assertThatThrownBy(() -> sleeping.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(QueryCanceledError.class);
        assertThatExceptionOfType(PoolClosed.class).isThrownBy(pool::connection);
    }

    @Test
    void closingRefusesWhoWaits() throws Exception {
        ConnectionPool pool = pool(1);
        Connection conn = pool.connection();
        CompletableFuture<Void> waiting = async(pool::connection);
        while (pool.statistics().now().waiting() == 0) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> closing = async(() -> pool.close(Duration.ofSeconds(20)));
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(PoolClosed.class);
        conn.close();
        closing.get(5, TimeUnit.SECONDS);
    }

    @Test
    void oneLimitMovesTheOthersDefault() {
        Pgadapt pgadapt = Pgadapt.builder(database.dsn()).build();
        try (ConnectionPool small = ConnectionPool.builder(pgadapt).maxSize(3).build();
                ConnectionPool large =
                        ConnectionPool.builder(pgadapt).minSize(12).build()) {
            assertThat(List.of(small.minSize(), small.maxSize(), large.minSize(), large.maxSize()))
                    .containsExactly(3, 3, 12, 12);
        }
        ConnectionPool.Builder crossed =
                ConnectionPool.builder(pgadapt).minSize(4).maxSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(crossed::build)
                .withMessageContaining("at least 4 and at most 3 connections");
    }

    @Test
    void saysAtOnceWhenWaitingWouldNotHelp() {
        Pgadapt pgadapt =
                Pgadapt.builder(database.dsn()).set("dbname", "nowhere").build();
        try (ConnectionPool pool = ConnectionPool.builder(pgadapt).minSize(0).build()) {
            assertThatExceptionOfType(PoolError.class)
                    .isThrownBy(pool::connection)
                    .withMessageContaining("nowhere")
                    .withCauseInstanceOf(PgException.class);
        }
    }

    @Test
    void aNullPoolKeepsNothing() {
        Pgadapt pgadapt = Pgadapt.builder(database.dsn()).build();
        try (ConnectionPool pool = ConnectionPool.nullPool(pgadapt).maxSize(2).build()) {
            int first = pool.<Integer, RuntimeException>with(ConnectionPoolTest::pid);
            int second = pool.<Integer, RuntimeException>with(ConnectionPoolTest::pid);
            assertThat(second).isNotEqualTo(first);
            assertThat(pool.statistics().now().idle()).isZero();
        }
    }

    @Test
    void refusesToReportWhatWasNeverHeld() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(1, settings -> settings.leakThreshold(Duration.ofSeconds(-1))));
    }
}
