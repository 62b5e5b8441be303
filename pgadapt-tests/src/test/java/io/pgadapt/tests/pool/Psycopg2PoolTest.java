package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.pool.AbstractConnectionPool;
import io.pgadapt.pool.PoolError;
import io.pgadapt.pool.SimpleConnectionPool;
import io.pgadapt.pool.ThreadedConnectionPool;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@PgTest
@Timeout(30)
class Psycopg2PoolTest {
    private PgDatabase database;
    private AbstractConnectionPool pool;

    @BeforeEach
    void open(PgDatabase fresh) {
        database = fresh;
        pool = new SimpleConnectionPool(1, 2, database.dsn());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private int sessions() {
        return database.query("SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid()")
                .size();
    }

    private void awaitSessions(int count) {
        while (sessions() != count) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    @Parity({"P1", "P11"})
    void thereIsOneForOneThreadAndOneForMany() throws Exception {
        try (ThreadedConnectionPool threaded = new ThreadedConnectionPool(1, 2, database.dsn())) {
            Connection conn = threaded.getConn();
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> {
                Connection theirs = threaded.getConn();
                int pid = theirs.info().backendPid();
                threaded.putConn(theirs);
                return pid;
            });
            assertThat(other.get(10, TimeUnit.SECONDS)).isNotEqualTo(conn.info().backendPid());
            threaded.putConn(conn);
        }
    }

    @Test
    @Parity("P2")
    void opensTheMinimumAtOnceAndSaysWhyItCannot() {
        try (SimpleConnectionPool three = new SimpleConnectionPool(3, 3, database.dsn())) {
            assertThat(three.minConn()).isEqualTo(3);
            assertThat(sessions()).isGreaterThanOrEqualTo(4);
        }
        assertThatExceptionOfType(OperationalError.class)
                .isThrownBy(() -> new SimpleConnectionPool(1, 2, "host=127.0.0.1 port=1 dbname=x user=x"))
                .isNotInstanceOf(PoolError.class);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new SimpleConnectionPool(3, 2, database.dsn()));
    }

    @Test
    @Parity("P3")
    void lendsByKeyAndFailsAtOnceWhenExhausted() {
        Connection keyed = pool.getConn("key");
        assertThat(pool.getConn("key")).isSameAs(keyed);
        Connection other = pool.getConn();
        assertThat(other).isNotSameAs(keyed);
        assertThatExceptionOfType(PoolError.class).isThrownBy(pool::getConn).withMessageContaining("exhausted");
        pool.putConn(keyed);
        assertThat(pool.getConn("key")).isNotSameAs(keyed);
        pool.closeAll();
        assertThatExceptionOfType(PoolError.class).isThrownBy(pool::getConn).withMessageContaining("closed");
    }

    @Test
    @Parity("P4")
    void doesNotLendWhatTheServerHasEnded() {
        Connection conn = pool.getConn();
        int pid = conn.info().backendPid();
        pool.putConn(conn);
        database.query("SELECT pg_terminate_backend(" + pid + ", 5000)");
        assertThat(pool.getConn().execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    @Parity("P5")
    void takesBackOnceWhatIsItsOwnAndKeepsTheMinimum() {
        Connection first = pool.getConn();
        Connection second = pool.getConn();
        pool.putConn(first);
        pool.putConn(second);
        assertThatExceptionOfType(PoolError.class).isThrownBy(() -> pool.putConn(first));
        try (Connection foreign = Pgadapt.connect(database.dsn())) {
            assertThatExceptionOfType(PoolError.class).isThrownBy(() -> pool.putConn(foreign));
        }
        awaitSessions(1);
        Connection third = pool.getConn();
        int pid = third.info().backendPid();
        pool.putConnAndClose(third);
        assertThat(pool.getConn().info().backendPid()).isNotEqualTo(pid);
    }

    @Test
    @Parity("P6")
    void takesBackWhateverStateItIsIn() {
        database.execute("CREATE TABLE t (a int)");
        Connection open = pool.getConn();
        int pid = open.info().backendPid();
        open.execute("INSERT INTO t VALUES (1)");
        pool.putConn(open);
        Connection failed = pool.getConn();
        assertThat(failed.info().backendPid()).isEqualTo(pid);
        assertThat(failed.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThatExceptionOfType(PgException.class).isThrownBy(() -> failed.execute("SELECT 1 / 0"));
        pool.putConn(failed);
        Connection closed = pool.getConn();
        assertThat(closed.info().backendPid()).isEqualTo(pid);
        assertThat(closed.execute("SELECT * FROM t").fetchAll()).isEmpty();
        closed.close();
        pool.putConn(closed);
        assertThat(pool.getConn().execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    void aConnectionThatWasClosedIsNotMistakenForTheOneWithItsKey() {
        Connection closed = pool.getConn("key");
        closed.close();
        Connection current = pool.getConn("key");
        pool.putConn(closed);
        assertThat(current.isClosed()).isFalse();
        assertThat(pool.getConn("key")).isSameAs(current);
    }

    @Test
    void doesNotRememberWhatWasClosedAndForgotten() {
        WeakReference<Object> key = closedAndForgotten();
        while (key.get() != null) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
            pool.getConn().close();
            System.gc();
        }
    }

    private WeakReference<Object> closedAndForgotten() {
        Object key = new Object();
        pool.getConn(key).close();
        return new WeakReference<>(key);
    }

    @Test
    @Parity("P7")
    void theNextOneFindsNothingOfTheOneBefore() {
        Connection conn = pool.getConn().autocommit(true);
        conn.execute("SET TimeZone TO 'Asia/Kolkata'");
        conn.execute("CREATE TEMP TABLE mine (a int)");
        pool.putConn(conn);
        Connection next = pool.getConn();
        assertThat(next.autocommit()).isFalse();
        assertThat(Objects.requireNonNull(next.execute("SHOW TimeZone").fetchOne())
                        .getString(0))
                .isEqualTo("UTC");
        assertThat(next.execute("SELECT FROM pg_class WHERE relname = 'mine'").fetchAll())
                .isEmpty();
    }

    @Test
    @Parity("P8")
    void refillsToTheMinimum() {
        Connection conn = pool.getConn();
        database.query("SELECT pg_terminate_backend(" + conn.info().backendPid() + ", 5000)");
        pool.putConnAndClose(conn);
        awaitSessions(1);
    }

    @Test
    @Parity("P9")
    void closesWhatIsIdleAndWhatIsUsed() {
        Connection used = pool.getConn();
        Connection idle = pool.getConn();
        pool.putConn(idle);
        pool.closeAll();
        assertThat(used.isClosed()).isTrue();
        awaitSessions(0);
        List<Stream<Runnable>> uses =
                List.of(Stream.of(pool::getConn), Stream.of(() -> pool.putConn(used)), Stream.of(pool::closeAll));
        uses.stream()
                .flatMap(use -> use)
                .forEach(use -> assertThatExceptionOfType(PoolError.class).isThrownBy(use::run));
    }

    @Test
    @Parity("P10")
    void tellsItsLimitsAndItsErrorIsOneOfOurs() {
        assertThat(pool.minConn()).isEqualTo(1);
        assertThat(pool.maxConn()).isEqualTo(2);
        assertThat(pool.isClosed()).isFalse();
        pool.close();
        assertThat(pool.isClosed()).isTrue();
        assertThat(PoolError.class).isAssignableTo(PgException.class);
    }
}
