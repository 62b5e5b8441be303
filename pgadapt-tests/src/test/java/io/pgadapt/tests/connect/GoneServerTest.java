package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.tests.script.TcpProxy;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that go away while a session is in use, with and without a word. */
@Timeout(60)
class GoneServerTest {
    private final SecureServer secure = SecureServer.instance();
    private final TcpProxy proxy =
            TcpProxy.to(secure.server().host(), secure.server().port());

    @AfterEach
    void close() {
        proxy.close();
    }

    static Stream<Arguments> phases() {
        return SessionPhase.byTcpAnd(Link.TLS, Link.UNIX);
    }

    @ParameterizedTest
    @MethodSource("phases")
    void saysWhyAnAdministratorEndedTheSession(Link link, SessionPhase phase) {
        try (Connection connection = link.direct().build().connect()) {
            Runnable call = phase.begin(connection);
            terminate(connection);
            PgException error = Promptly.fails(Duration.ZERO, Duration.ZERO, call::run);
            assertThat(error)
                    .isInstanceOf(AdminShutdown.class)
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("terminating connection due to administrator command");
            assertThat(error.sqlState()).isEqualTo("57P01");
            assertThat(error.safeToRetry()).isFalse();
            Promptly.assertLost(connection);
        }
    }

    private void terminate(Connection connection) {
        secure.server().query("SELECT pg_terminate_backend(" + connection.info().backendPid() + ", 5000)");
    }

    @ParameterizedTest
    @EnumSource(value = SessionPhase.class)
    void noticesAReset(SessionPhase phase) {
        try (Connection connection = Link.TCP.through(proxy).build().connect()) {
            Runnable call = phase.begin(connection);
            proxy.cut();
            Promptly.assertLostWithoutAWord(Promptly.fails(Duration.ZERO, Duration.ZERO, call::run), connection);
        }
    }

    @EachNetworkLink
    void noticesTheEndInTheMiddleOfARow(Link link) {
        try (Connection connection = link.through(proxy).build().connect()) {
            proxy.cutAfterServerBytes(100_000);
            PgException error = Promptly.fails(
                    Duration.ZERO,
                    Duration.ZERO,
                    () -> connection.execute("SELECT repeat('x', 70000) FROM generate_series(1, 2)"));
            Promptly.assertLostWithoutAWord(error, connection);
        }
    }
}
