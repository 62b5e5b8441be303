package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.protocol.message.CancelRequest;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are stopped by other threads. */
@PgTest
@Timeout(120)
class CancelTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Parity("C51")
    void stopsWhatTheConnectionRunsAndKeepsIt(PgDatabase database) throws Exception {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            connection.execute("CREATE TABLE item (id int)");
            connection.commit();
            Future<?> running = threads.submit(() -> connection.execute("SELECT pg_sleep(50)"));
            database.awaitActive(connection.info().backendPid());
            connection.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(QueryCanceledError.class);
            connection.rollback();
            connection.execute("INSERT INTO item VALUES (1)");
            connection.commit();
            assertThat(one(connection, "SELECT count(*) FROM item")).isEqualTo(1);
        }
    }

    @Test
    @Parity("C51")
    void doesNothingWhenNothingRuns(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            connection.cancel();
            assertThat(one(connection, "SELECT 1")).isEqualTo(1);
            connection.cancel();
            assertThat(one(connection, "SELECT 2")).isEqualTo(2);
        }
    }

    @Test
    @Parity("C51")
    void stopsTheStatementOfOneCursorOnly(PgDatabase database) throws Exception {
        try (Connection connection = Pgadapt.connect(database.dsn()).autocommit(true)) {
            Cursor<Row> first = connection.cursor();
            Cursor<Row> second = connection.cursor();
            Future<?> running = threads.submit(() -> first.execute("SELECT pg_sleep(50)"));
            database.awaitActive(connection.info().backendPid());
            second.cancel();
            assertThat(running.isDone()).isFalse();
            first.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(QueryCanceledError.class);
        }
    }

    @Test
    @Parity("C51")
    void neverHitsTheNextStatement(PgDatabase database) throws Exception {
        try (Connection connection = Pgadapt.connect(database.dsn()).autocommit(true)) {
            CyclicBarrier start = new CyclicBarrier(2);
            int rounds = 3000;
            Cursor<Row> target = connection.cursor();
            Future<?> canceller = threads.submit(() -> {
                for (int i = 0; i < rounds; i++) {
                    start.await();
                    spin(ThreadLocalRandom.current().nextInt(300_000));
                    target.cancel();
                }
                return null;
            });
            int cancelled = 0;
            for (int i = 0; i < rounds; i++) {
                start.await();
                try {
                    target.execute("SELECT pg_sleep(0.0001)");
                } catch (QueryCanceledError e) {
                    cancelled++;
                }
                // another cursor's: must not be hit
                assertThat(one(connection, "SELECT " + i)).isEqualTo(i);
            }
            canceller.get(20, TimeUnit.SECONDS);
            assertThat(cancelled).isBetween(1, rounds - 1);
        }
    }

    @Test
    void nextStatementWaitsUntilARequestIsThrough() throws Exception {
        CountDownLatch requested = new CountDownLatch(1);
        CountDownLatch firstIsOver = new CountDownLatch(1);
        CountDownLatch letThrough = new CountDownLatch(1);
        CountDownLatch secondArrived = new CountDownLatch(1);
        Script session = Script.session()
                .expect(new Query("LISTEN a"))
                .await(requested)
                .send(new CommandComplete("LISTEN"), Script.READY)
                .signal(firstIsOver)
                .expect(new Query("LISTEN b"))
                .signal(secondArrived)
                .send(new CommandComplete("LISTEN"), Script.READY)
                .expectGoodbye();
        Script cancel = Script.accept()
                .expect(new CancelRequest(Script.PROCESS_ID, Script.SECRET_KEY))
                .signal(requested)
                .await(letThrough)
                .close();
        try (ScriptedServer server = ScriptedServer.listen(session, cancel);
                Connection connection = Pgadapt.builder(server.dsn())
                        .executionMode(ExecutionMode.SIMPLE)
                        .build()
                        .connect()
                        .autocommit(true)) {
            Future<?> statements = threads.submit(() -> {
                connection.execute("LISTEN a");
                connection.execute("LISTEN b");
            });
            Future<?> canceller = threads.submit(() -> {
                while (requested.getCount() > 0) {
                    connection.cancel();
                }
            });
            assertThat(firstIsOver.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(secondArrived.await(100, TimeUnit.MILLISECONDS)).isFalse();
            letThrough.countDown();
            statements.get(20, TimeUnit.SECONDS);
            canceller.get(20, TimeUnit.SECONDS);
        }
    }

    /** A process that has not read the statement yet ignores the request, and runs it then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksAgainWhenTheRequestCameTooEarly(boolean byInterruption) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch requestedAgain = new CountDownLatch(1);
        Script session = Script.session()
                .expect(new Query("LISTEN a"))
                .signal(arrived)
                .await(requestedAgain)
                .send(new ErrorResponse(ErrorFields.of("ERROR", "57014", "canceling statement")), Script.READY)
                .expect(new Query("LISTEN b"))
                .send(new CommandComplete("LISTEN"), Script.READY)
                .expectGoodbye();
        CancelRequest request = new CancelRequest(Script.PROCESS_ID, Script.SECRET_KEY);
        Script ignored = Script.accept().expect(request).close();
        Script heeded = Script.accept().expect(request).signal(requestedAgain).close();
        try (ScriptedServer server = ScriptedServer.listen(session, ignored, heeded);
                Connection connection = Pgadapt.builder(server.dsn())
                        .executionMode(ExecutionMode.SIMPLE)
                        .build()
                        .connect()
                        .autocommit(true)) {
            Thread runner = Thread.currentThread();
            Future<?> canceller = threads.submit(() -> {
                arrived.await();
                if (byInterruption) {
                    runner.interrupt();
                } else {
                    connection.cancel();
                }
                return null;
            });
            assertThatThrownBy(() -> connection.execute("LISTEN a")).isInstanceOf(QueryCanceledError.class);
            assertThat(Thread.interrupted()).isEqualTo(byInterruption);
            canceller.get(20, TimeUnit.SECONDS);
            connection.execute("LISTEN b");
        }
    }

    @Test
    void tellsWhenTheServerCannotBeAsked() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        Script session = Script.session()
                .expect(new Query("LISTEN a"))
                .signal(arrived)
                .await(refused)
                .send(new CommandComplete("LISTEN"), Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listenOnUnixSocket(session);
                Connection connection = Pgadapt.builder(server.dsn())
                        .executionMode(ExecutionMode.SIMPLE)
                        .build()
                        .connect()
                        .autocommit(true)) {
            Future<?> statement = threads.submit(() -> connection.execute("LISTEN a"));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            Files.delete(((UnixDomainSocketAddress) server.address()).getPath());
            assertThatThrownBy(connection::cancel)
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("could not be cancelled");
            refused.countDown();
            statement.get(20, TimeUnit.SECONDS);
            assertThat(connection.isBroken()).isFalse();
        }
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static int one(Connection connection, String sql) {
        return Objects.requireNonNull(connection.execute(sql).fetchOne()).getInt(0);
    }
}
