package io.pgadapt.tests.extras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.extras.log.LoggedStatement;
import io.pgadapt.extras.log.StatementLog;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What is logged of statements, and what is not. */
@PgTest(database = PgTest.Lifetime.CLASS)
class StatementLogTest {
    private final List<LoggedStatement> logged = new ArrayList<>();
    private final PgDatabase database;

    StatementLogTest(PgDatabase database) {
        this.database = database;
    }

    private Connection connect(StatementLog log) {
        return Pgadapt.builder(database.dsn()).observer(log).build().connect();
    }

    @Test
    @Parity("E7")
    void logsStatementsThatFailToo() {
        try (Connection connection = connect(StatementLog.to(logged::add))) {
            connection.execute("SELECT $1::int", 7);
            assertThatExceptionOfType(DivisionByZero.class).isThrownBy(() -> connection.execute("SELECT 1 / 0"));
        }
        assertThat(logged).extracting(LoggedStatement::sql).containsExactly("SELECT $1::int", "SELECT 1 / 0");
        assertThat(logged.get(0).rows()).isEqualTo(1);
        assertThat(logged.get(0).error()).isNull();
        assertThat(logged.get(0).duration()).isPositive();
        assertThat(logged.get(1).error()).isInstanceOf(DivisionByZero.class);
        assertThat(logged.get(1).toString()).matches("\\d+\\.\\d\\d ms, failed with DivisionByZero: SELECT 1 / 0");
    }

    @Test
    @Parity("E7")
    void filtersDecideWhatIsLogged() {
        try (Connection connection = connect(StatementLog.to(logged::add)
                .filter(statement -> statement.sql().contains("2"))
                .filter(statement -> statement.rows() > 0))) {
            connection.execute("SELECT 1");
            connection.execute("SELECT 2");
            connection.execute("SELECT 2 WHERE false");
        }
        assertThat(logged).extracting(LoggedStatement::sql).containsExactly("SELECT 2");
    }

    @Test
    @Parity("E8")
    void logsWhatIsSlowOnly() {
        try (Connection connection = connect(StatementLog.to(logged::add).slowerThan(Duration.ofMillis(20)))) {
            connection.execute("SELECT pg_sleep(0.03)");
        }
        assertThat(logged).extracting(LoggedStatement::sql).containsExactly("SELECT pg_sleep(0.03)");
        logged.clear();
        try (Connection connection = connect(StatementLog.to(logged::add).slowerThan(Duration.ofHours(1)))) {
            connection.execute("SELECT 1");
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void showsValuesWhenAskedOnly() {
        Object[] values = {"s3cret", new byte[3], Typed.ofNull("date"), new Object[] {"x", null}, "y".repeat(300)};
        String sql = "SELECT $1::text, $2::bytea, $3, $4::text[], $5::text";
        try (Connection connection = connect(StatementLog.to(logged::add))) {
            connection.execute(sql, values);
        }
        assertThat(logged).singleElement().satisfies(statement -> {
            assertThat(statement.values()).isNull();
            assertThat(statement.toString()).doesNotContain("s3cret");
        });
        logged.clear();
        try (Connection connection = connect(StatementLog.to(logged::add).withValues())) {
            connection.execute(sql, values);
        }
        assertThat(logged).singleElement().satisfies(statement -> {
            assertThat(statement.values())
                    .startsWith("'s3cret'", "3 bytes", "null", "['x', null]")
                    .last()
                    .asString()
                    .hasSizeLessThan(250)
                    .endsWith("(302 characters)");
            assertThat(statement.toString()).contains("[$1 = 's3cret', $2 = 3 bytes");
        });
    }

    @Test
    void showsWhatIsInArraysAndCollections() {
        try (Connection connection = connect(StatementLog.to(logged::add).withValues())) {
            connection.execute(
                    "SELECT $1::int4[], $2::float8[], $3::bytea[]",
                    new int[] {1, 2},
                    new double[][] {{0.5}, {1}},
                    List.of(new byte[3]));
        }
        assertThat(logged)
                .singleElement()
                .extracting(LoggedStatement::values)
                .isEqualTo(List.of("[1, 2]", "[[0.5], [1.0]]", "[3 bytes]"));
    }

    @Test
    @Parity("E7")
    void loggersGetALineAtTheLevelOfDebugging() {
        List<String> lines = new ArrayList<>();
        boolean[] enabled = {false};
        Logger logger = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("debug")) {
                        lines.add(String.valueOf(arguments[1]));
                    }
                    return method.getName().equals("isDebugEnabled") ? enabled[0] : null;
                });
        try (Connection connection = connect(StatementLog.to(logger))) {
            connection.execute("SELECT 1");
            enabled[0] = true;
            connection.execute("SELECT 2");
        }
        assertThat(lines).singleElement().asString().endsWith("ms, 1 rows: SELECT 2");
    }
}
