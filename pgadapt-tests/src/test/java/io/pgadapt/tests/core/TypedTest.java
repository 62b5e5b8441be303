package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parameters whose types are named. */
@PgTest
class TypedTest {
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE SCHEMA shop",
                "CREATE TYPE shop.\"Size\" AS ENUM ('S', 'M')",
                "CREATE TYPE shop.mood AS ENUM ('quiet', 'busy')");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private @Nullable Object typeOf(Typed parameter) {
        return row("SELECT pg_typeof($1)::text", parameter).get(0);
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    @ParameterizedTest
    @EnumSource
    void sendsValuesAsTheNamedType(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(typeOf(Typed.of("int8", 5))).isEqualTo("bigint");
        assertThat(typeOf(Typed.of("double precision", 5))).isEqualTo("double precision");
        assertThat(typeOf(Typed.of("int4[]", List.of()))).isEqualTo("integer[]");
        assertThat(typeOf(Typed.of("mood", "ok"))).isEqualTo("mood");
        assertThat(typeOf(Typed.of("shop.\"Size\"[]", List.of("S")))).isEqualTo("shop.\"Size\"[]");
        assertThat(row("SELECT $1", Typed.of("mood[]", List.of("ok", "sad"))).get(0))
                .isEqualTo(List.of("ok", "sad"));
    }

    @ParameterizedTest
    @EnumSource
    void sendsNullsOfTheNamedType(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(typeOf(Typed.ofNull("jsonb"))).isEqualTo("jsonb");
        assertThat(typeOf(Typed.ofNull("mood"))).isEqualTo("mood");
        assertThat(row("SELECT $1", Typed.ofNull("mood")).isNull(0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesNumbersThatTheNamedTypeCannotHold(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("int2", 70_000)))
                .withMessageContainingAll("$1", "70000", "int2", "-32768 to 32767");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("int4", Double.NaN)))
                .withMessageContainingAll("$1", "NaN", "Double", "int4");
    }

    @Test
    void saysWhichTypeIsMissingAndLeavesTheTransactionAsItIs() {
        connection.execute("SELECT 1");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> row("SELECT $1, $2", 1, Typed.ofNull("nowhere")))
                .withMessageContainingAll("parameter $2", "\"nowhere\"", "search_path");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.execute("CREATE DOMAIN nowhere AS int");
        assertThat(typeOf(Typed.of("nowhere", 1))).isEqualTo("nowhere");
    }

    @Test
    void readsNamesThatAreNoNames() {
        connection.execute("SELECT 1");
        for (String name : List.of("", "int4; DROP TYPE mood", "'", "\"", "a\\'b", "no such type")) {
            assertThatExceptionOfType(ProgrammingError.class)
                    .as(name)
                    .isThrownBy(() -> row("SELECT $1", Typed.ofNull(name)))
                    .withMessageContaining('"' + name + '"');
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        }
    }

    @Test
    void followsTheSearchPath() {
        assertThat(row("SELECT $1", Typed.of("mood", "ok")).get(0)).isEqualTo("ok");
        connection.commit();
        connection.execute("SET LOCAL search_path = shop, public");
        assertThat(row("SELECT $1", Typed.of("mood", "busy")).get(0)).isEqualTo("busy");
        connection.rollback();
        assertThat(row("SELECT $1", Typed.of("mood", "sad")).get(0)).isEqualTo("sad");
    }

    @Test
    void followsTypesThatAreMadeAgain() {
        assertThat(typeOf(Typed.of("mood", "ok"))).isEqualTo("mood");
        connection.execute("DROP TYPE mood");
        connection.execute("CREATE TYPE mood AS (a int)");
        connection.commit();
        assertThat(row("SELECT ($1).a", Typed.of("mood", "(7)")).get(0)).isEqualTo(7);
    }

    @Test
    void cannotBeTypedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Typed.of("int4", Typed.of("int2", 1)))
                .withMessageContaining("Typed[int2]");
    }
}
