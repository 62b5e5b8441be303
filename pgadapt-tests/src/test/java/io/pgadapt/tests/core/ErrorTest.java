package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.errors.sqlstate.UndefinedColumn;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@PgTest
class ErrorTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        connection = Pgadapt.connect(database.dsn()).autocommit(true);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    @Parity({"R11", "R17"})
    void tellsWhichConstraintOfWhichTableWasViolated() {
        connection.execute("CREATE TABLE item (name text CONSTRAINT one_name UNIQUE)");
        connection.execute("INSERT INTO item VALUES ('tea')");
        UniqueViolation error = catchThrowableOfType(
                UniqueViolation.class, () -> connection.execute("INSERT INTO item VALUES ($1)", "tea"));
        assertThat(error.sqlState()).isEqualTo("23505");
        assertThat(error.diagnostic().constraintName()).isEqualTo("one_name");
        assertThat(error.diagnostic().tableName()).isEqualTo("item");
        assertThat(error.diagnostic().schemaName()).isEqualTo("public");
        assertThat(error.diagnostic().messageDetail()).contains("(name)=(tea)");
        assertThat(error.sql()).isEqualTo("INSERT INTO item VALUES ($1)");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity({"R14", "R18"})
    void pointsAtTheMistakeInTheTextAsItWasWritten(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(false);
        PgException error = catchThrowableOfType(
                UndefinedColumn.class,
                () -> connection.execute("SELECT :some_long_name::int,\n  nowhere", named("some_long_name", 1)));
        assertThat(error.position()).isEqualTo("SELECT :some_long_name::int,\n  n".length());
        assertThat(error.getMessage()).contains("LINE 2:   nowhere\n" + " ".repeat("LINE 2:   ".length()) + "^");
        connection.rollback();
    }

    @Test
    @Parity("R20")
    void namesTheParameterThatHasNoCodecAndSendsNothing() {
        assertThatThrownBy(() -> connection.execute("SELECT $1::int, $2::int", 1, new Object()))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("$2")
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining("int4")
                .matches(e -> ((PgException) e).safeToRetry());
        assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    void namesTheColumnWhoseValueDoesNotFit() {
        connection.execute("SELECT 3000000000::int8 AS big").forEach(row -> {
            assertThatThrownBy(() -> row.getInt("big"))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("\"big\"")
                    .hasMessageContaining("3000000000");
            assertThat(row.getLong("big")).isEqualTo(3_000_000_000L);
        });
    }

    @Test
    void refusesCopyAndGoesOn() {
        connection.execute("CREATE TABLE t (a int)");
        for (boolean autocommit : List.of(true, false)) {
            connection.autocommit(autocommit);
            for (String copy : List.of(
                    "COPY t FROM STDIN", "COPY t TO STDOUT", "COPY (SELECT generate_series(1, 9999)) TO STDOUT")) {
                assertThatThrownBy(() -> connection.execute(copy))
                        .isInstanceOf(ProgrammingError.class)
                        .hasMessageContaining("COPY");
                connection.rollback();
                assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
                connection.rollback();
            }
        }
    }

    @Test
    @Parity("C6")
    void givesTheServersReasonWhenItEndsTheSession() {
        int pid = connection.info().backendPid();
        database.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
        assertThatThrownBy(() -> connection.execute("SELECT 1"))
                .isInstanceOf(AdminShutdown.class)
                .hasMessageContaining("terminating connection");
        assertThat(connection.isBroken()).isTrue();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.execute("SELECT 1"))
                .isInstanceOf(InterfaceError.class)
                .hasMessageContaining("lost");
    }

    @Test
    @Parity("C47")
    void handsNoticesOverAndKeepsTheLastFifty() {
        List<String> handed = new ArrayList<>();
        connection.onNotice(notice -> handed.add(notice.messagePrimary()));
        connection.execute("DO $$ BEGIN FOR i IN 1..60 LOOP RAISE NOTICE 'note %', i; END LOOP; END $$");
        assertThat(handed).hasSize(60).startsWith("note 1").endsWith("note 60");
        assertThat(connection.notices()).hasSize(50);
        assertThat(connection.notices().get(0).messagePrimary()).isEqualTo("note 11");
    }

    @Test
    @Parity("C47")
    void goesOnWhenAHandlerOfNoticesFails() {
        connection.onNotice(notice -> {
            throw new IllegalStateException("handler");
        });
        assertThatThrownBy(() -> connection.execute("DO $$ BEGIN RAISE NOTICE 'x'; END $$"))
                .hasMessage("handler");
        connection.onNotice(null);
        assertThat(connection.execute("SELECT 42").fetchOne())
                .extracting(row -> row.getInt(0))
                .isEqualTo(42);
    }
}
