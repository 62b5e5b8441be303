package io.pgadapt.tests.connect;

import static io.pgadapt.tests.connect.Link.CANCEL_TIMEOUT;
import static io.pgadapt.tests.connect.Link.STATEMENT_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pgadapt.Connection;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.tests.script.TcpProxy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that swallow everything, from one moment to the next, while a session is in use. */
@Timeout(60)
class DeafSessionTest {
    private static final Duration BOTH = STATEMENT_TIMEOUT.plus(CANCEL_TIMEOUT);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TcpProxy proxy = TcpProxy.to(
            SecureServer.instance().server().host(),
            SecureServer.instance().server().port());

    @AfterEach
    void close() throws InterruptedException {
        proxy.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private Connection connect(Link link) {
        return link.through(proxy).build().connect();
    }

    static Stream<Arguments> phases() {
        return SessionPhase.byTcpAnd(Link.TLS);
    }

    @ParameterizedTest
    @MethodSource("phases")
    void isNoticedInTime(Link link, SessionPhase phase) {
        assertNoticed(link, phase::begin);
    }

    @EachNetworkLink
    void isNoticedWhileAStatementIsSent(Link link) {
        String large = "x".repeat(20_000_000);
        assertNoticed(link, connection -> {
            connection.execute("SELECT length($1::text)", "");
            return () -> connection.execute("SELECT length($1::text)", large);
        });
    }

    /** The network dies between what is to be begun and what comes next. */
    private void assertNoticed(Link link, Function<Connection, Runnable> begin) {
        try (Connection connection = connect(link)) {
            Runnable call = begin.apply(connection);
            connection.statementTimeout(STATEMENT_TIMEOUT);
            proxy.freeze();
            PgException error = Promptly.fails(STATEMENT_TIMEOUT, BOTH, call::run);
            Promptly.assertLostWithoutAWord(error, connection);
        }
    }

    @EachNetworkLink
    void isNoticedInTheMiddleOfARow(Link link) throws Exception {
        try (Connection connection = connect(link)) {
            long half = proxy.serverBytes() + 100_000;
            proxy.freezeAfterServerBytes(100_000);
            Future<PgException> running = threads.submit(() -> Promptly.fails(
                    Duration.ZERO,
                    CANCEL_TIMEOUT,
                    () -> connection.execute("SELECT repeat('x', 70000) FROM generate_series(1, 2)")));
            while (proxy.serverBytes() < half) {
                Thread.onSpinWait();
            }
            // by TLS, not even the request comes through
            assertThat(catchThrowable(connection::cancel) == null).isEqualTo(link == Link.TCP);
            Promptly.assertLostWithoutAWord(running.get(20, TimeUnit.SECONDS), connection);
        }
    }

    @EachNetworkLink
    void doesNotShowWhileNothingIsExpected(Link link) {
        try (Connection connection = connect(link)) {
            connection.autocommit(true);
            connection.execute("LISTEN news");
            proxy.freeze();
            Promptly.ends(
                    STATEMENT_TIMEOUT,
                    () -> assertThat(connection.notifies().poll(STATEMENT_TIMEOUT))
                            .isNull());
            assertThat(connection.isClosed()).isFalse();
            proxy.thaw();
            connection.execute("NOTIFY news, 'still there'");
            assertThat(connection.notifies().poll()).isNotNull();
        }
    }

    @EachNetworkLink
    void letsNobodyWaitForAStatementThatCannotBeCancelled(Link link) throws Exception {
        try (Connection connection = connect(link)) {
            connection.execute("SELECT 1");
            proxy.freeze();
            Future<PgException> running = threads.submit(() ->
                    Promptly.fails(Duration.ZERO, CANCEL_TIMEOUT, () -> connection.execute("SELECT pg_sleep(9)")));
            PgException error = cancelUntilItFails(connection);
            assertThat(error).isInstanceOf(OperationalError.class).hasMessageContaining("could not be cancelled");
            Promptly.assertLostWithoutAWord(running.get(20, TimeUnit.SECONDS), connection);
        }
    }

    /** As long as nothing runs, there is nothing to cancel. */
    private static PgException cancelUntilItFails(Connection connection) {
        while (true) {
            try {
                connection.cancel();
            } catch (PgException e) {
                return e;
            }
        }
    }

    @EachNetworkLink
    void keepsNobodyFromClosing(Link link) {
        try (Connection connection = connect(link)) {
            connection.execute("SELECT 1");
            proxy.freeze();
            Promptly.ends(Duration.ZERO, connection::close);
            assertThat(connection.isClosed()).isTrue();
            assertThat(connection.isBroken()).isFalse();
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.UNKNOWN);
        }
    }

    @EachNetworkLink
    void keepsNobodyFromClosingWhileAnotherThreadWaits(Link link) throws Exception {
        try (Connection connection = connect(link)) {
            connection.execute("SELECT 1");
            long sent = proxy.clientBytes();
            Future<PgException> running = threads.submit(() -> Promptly.fails(
                    Duration.ZERO, Duration.ofSeconds(2), () -> connection.execute("SELECT pg_sleep(9)")));
            while (proxy.clientBytes() == sent) {
                Thread.onSpinWait();
            }
            proxy.freeze();
            Promptly.ends(CANCEL_TIMEOUT.plusSeconds(1), connection::close);
            assertThat(running.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("closed by another thread");
            assertThat(connection.isClosed()).isTrue();
            assertThat(connection.isBroken()).isFalse();
        }
    }
}
