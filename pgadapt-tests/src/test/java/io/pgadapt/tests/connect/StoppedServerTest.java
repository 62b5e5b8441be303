package io.pgadapt.tests.connect;

import static io.pgadapt.tests.connect.Link.CANCEL_TIMEOUT;
import static io.pgadapt.tests.connect.Link.STATEMENT_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.tests.server.PgServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes of a real server that are stopped, as by a debugger or a starved machine, or killed. */
@Timeout(60)
class StoppedServerTest {
    private static final Duration BOTH = STATEMENT_TIMEOUT.plus(CANCEL_TIMEOUT);

    private final SecureServer secure = SecureServer.instance();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void requireSignals() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "processes cannot be stopped here");
    }

    @AfterEach
    void stopThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    /** A process that does nothing from now on, until closed. */
    private record Stopped(long pid) implements AutoCloseable {
        Stopped {
            signal(pid, "STOP");
        }

        @Override
        public void close() {
            signal(pid, "CONT");
        }

        private static void signal(long pid, String name) {
            try {
                assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                                .start()
                                .waitFor())
                        .isZero();
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private static Connection connect(Link link) {
        return link.direct().build().connect();
    }

    private static Stopped stop(Connection connection) {
        return new Stopped(connection.info().backendPid());
    }

    @ParameterizedTest
    @CsvSource({"TCP, STATEMENT", "TLS, STREAM", "UNIX, STATEMENT", "UNIX, COMMIT", "UNIX, PIPELINE"})
    void aStoppedProcessIsNoticedInTime(Link link, SessionPhase phase) {
        try (Connection connection = connect(link)) {
            Runnable call = phase.begin(connection);
            connection.statementTimeout(STATEMENT_TIMEOUT);
            try (Stopped process = stop(connection)) {
                PgException error = Promptly.fails(STATEMENT_TIMEOUT, BOTH, call::run);
                Promptly.assertLostWithoutAWord(error, connection);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStatementIsNotAwaitedForEverThatWasCancelledByAnotherThread(Link link) throws Exception {
        try (Connection connection = connect(link)) {
            Future<PgException> running = threads.submit(() -> Promptly.fails(
                    Duration.ZERO, Duration.ofSeconds(3), () -> connection.execute("SELECT pg_sleep(60)")));
            awaitActive(connection);
            try (Stopped process = stop(connection)) {
                connection.cancel();
                assertThat(running.get(20, TimeUnit.SECONDS)).isInstanceOf(OperationalError.class);
                Promptly.assertLost(connection);
            }
        }
    }

    @Test
    void aProcessThatGoesOnInTimeKeepsItsSession() throws Exception {
        Pgadapt patient =
                Link.UNIX.direct().cancelTimeout(Duration.ofSeconds(20)).build();
        try (Connection connection = patient.connect().autocommit(true)) {
            Future<?> running = threads.submit(() -> assertThatExceptionOfType(QueryCanceledError.class)
                    .isThrownBy(() -> connection.execute("SELECT pg_sleep(60)")));
            awaitActive(connection);
            try (Stopped process = stop(connection)) {
                connection.cancel();
                assertThat(running.isDone()).isFalse();
            }
            running.get(20, TimeUnit.SECONDS);
            assertThat(connection.isBroken()).isFalse();
            assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
        }
    }

    private void awaitActive(Connection connection) {
        String sql = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid = "
                + connection.info().backendPid();
        Promptly.ends(Duration.ofSeconds(5), () -> {
            while (secure.server().query(sql).isEmpty()) {
                Thread.onSpinWait();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void closingDoesNotWaitForAStoppedProcess(Link link) {
        try (Connection connection = connect(link)) {
            connection.execute("SELECT 1");
            try (Stopped process = stop(connection)) {
                Promptly.ends(Duration.ZERO, connection::close);
                assertThat(connection.isClosed()).isTrue();
                assertThat(connection.isBroken()).isFalse();
            }
        }
    }

    @Test
    void aPostmasterThatIsStoppedTakesNoSessionsAndOneThatIsKilledEndsThem() {
        try (PgServer server = PgServer.builder().start();
                Connection connection =
                        Pgadapt.builder(Client.settings(server, "")).build().connect()) {
            ProcessHandle backend =
                    ProcessHandle.of(connection.info().backendPid()).orElseThrow();
            ProcessHandle postmaster = backend.parent().orElseThrow();
            Connector connector = new Connector(Client.settings(server, ""), null, ConnectResources.create());
            Duration limit = Duration.ofMillis(100);
            try (Stopped process = new Stopped(postmaster.pid())) {
                PgException error = Promptly.fails(limit, limit, () -> connector.connect(Deadline.after(limit)));
                assertThat(error).isInstanceOf(OperationalError.class).hasMessageContaining("timeout expired");
            }
            postmaster.destroyForcibly();
            backend.onExit().join();
            assertThatExceptionOfType(AdminShutdown.class)
                    .isThrownBy(() -> connection.execute("SELECT 1"))
                    .withMessageContaining("postmaster")
                    .satisfies(it -> assertThat(it.sqlState()).isEqualTo("57P01"));
            Promptly.assertLost(connection);
        }
    }
}
