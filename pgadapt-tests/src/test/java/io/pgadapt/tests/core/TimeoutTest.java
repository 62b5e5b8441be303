package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.QueryCanceled;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait for the server no longer than they are told to, and a server that obeys. */
@PgTest
@Timeout(60)
class TimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void stopsAStatementThatTakesTooLongAndKeepsTheConnection(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn()).statementTimeout(SHORT)) {
            assertThatThrownBy(() -> connection.execute("SELECT pg_sleep($1)", 50))
                    .isInstanceOf(QueryCanceled.class)
                    .hasMessageContaining("timeout of 100 ms")
                    .hasCauseInstanceOf(QueryCanceledError.class)
                    .extracting(e -> ((QueryCanceled) e).sql())
                    .isEqualTo("SELECT pg_sleep($1)");
            connection.rollback();
            assertThat(one(connection.cursor(), "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void countsEachCallAnew(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn()).statementTimeout(Duration.ofSeconds(1))) {
            for (int i = 0; i < 8; i++) {
                connection.execute("SELECT pg_sleep(0.2)");
            }
        }
    }

    @Test
    void isSetForOneCursorOrForOneCall(PgDatabase database) {
        try (Connection connection = Pgadapt.builder(database.dsn())
                .statementTimeout(SHORT)
                .build()
                .connect()
                .autocommit(true)) {
            Cursor<Row> patient = connection.cursor().statementTimeout(Duration.ZERO);
            assertThat(one(patient, "SELECT 1 FROM pg_sleep(0.3)")).isEqualTo(1);
            assertThatThrownBy(() -> connection.execute("SELECT pg_sleep(50)")).isInstanceOf(QueryCanceledError.class);
            connection.statementTimeout(Duration.ZERO);
            assertThatThrownBy(() -> connection.cursor().statementTimeout(SHORT).execute("SELECT pg_sleep(50)"))
                    .isInstanceOf(QueryCanceledError.class);
            assertThat(one(connection.cursor(), "SELECT 1 FROM pg_sleep(0.3)")).isEqualTo(1);
            assertThatThrownBy(() -> connection.statementTimeout(Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("negative");
        }
    }

    @Test
    void limitsTheWaitForEachPartOfAStream(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            Cursor<Row> cursor = connection.cursor().iterSize(1).statementTimeout(Duration.ofSeconds(2));
            try (Stream<Row> rows = cursor.stream("SELECT i, pg_sleep(0.5) FROM generate_series(1, 6) i")) {
                assertThat(rows).hasSize(6);
            }
            try (Stream<Row> rows =
                    cursor.stream("SELECT i, CASE WHEN i > 3 THEN pg_sleep(50) END FROM generate_series(1, 6) i")) {
                assertThatThrownBy(() -> rows.forEach(row -> {})).isInstanceOf(QueryCanceledError.class);
            }
            connection.rollback();
            assertThat(one(connection.cursor(), "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void leavesTheServersOwnTimeoutItsOwnWords(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn()).statementTimeout(Duration.ofSeconds(30))) {
            connection.execute("SET statement_timeout = 50");
            assertThatThrownBy(() -> connection.execute("SELECT pg_sleep(50)"))
                    .isInstanceOf(QueryCanceled.class)
                    .hasMessageContaining("due to statement timeout");
            connection.rollback();
        }
    }

    @Test
    void refusesTimeoutsThatMakeNoSense() {
        assertThatThrownBy(() -> Pgadapt.builder().cancelTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> Pgadapt.builder().statementTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    private static int one(Cursor<Row> cursor, String sql) {
        return Objects.requireNonNull(cursor.execute(sql).fetchOne()).getInt(0);
    }
}
