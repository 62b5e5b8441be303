package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.sqlstate.IndeterminateDatatype;
import io.pgadapt.errors.sqlstate.NumericValueOutOfRange;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What values say of their types on the way out, and what they leave to the server. */
@PgTest
class SendingTest {
    /** A text of each kind of type. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("bool", "t"),
            Map.entry("int2", "-7"),
            Map.entry("numeric", "NaN"),
            Map.entry("money", "1.50"),
            Map.entry("bytea", "\\x00ff"),
            Map.entry("date", "0044-03-15 BC"),
            Map.entry("timestamptz", "infinity"),
            Map.entry("interval", "1 mon -3 days"),
            Map.entry("uuid", "00000000-0000-0000-0000-00000000000a"),
            Map.entry("json", "{\"it's\": [1, null]}"),
            Map.entry("jsonb", "{\"it's\": [1, null]}"),
            Map.entry("jsonpath", "$.\"a\""),
            Map.entry("xml", "<a/>"),
            Map.entry("inet", "::1/64"),
            Map.entry("macaddr", "08:00:2b:01:02:03"),
            Map.entry("point", "(1,-2)"),
            Map.entry("varbit", "101"),
            Map.entry("tsvector", "'a':1 'b':2"),
            Map.entry("pg_lsn", "1/A"),
            Map.entry("regclass", "pg_type"),
            Map.entry("int4[]", "[0:1]={1,NULL}"),
            Map.entry("int4range", "[1,5)"),
            Map.entry("mood", "it's"),
            Map.entry("positive", "7"),
            Map.entry("address", "(\"Elm, 3\",)"));

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('ok', 'it''s')",
                "CREATE DOMAIN positive AS int CHECK (value > 0)",
                "CREATE TYPE address AS (street text, no int)",
                "CREATE TABLE item (u uuid, j jsonb, m mood, d date, n numeric, p positive, r int4range, a address)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    @ParameterizedTest
    @EnumSource
    void stringsGoToAnyType(ExecutionMode mode) {
        connection.executionMode(mode);
        TEXTS.forEach((type, text) -> {
            String cast = "$1::" + type;
            String literal = "$lit$" + text + "$lit$::" + type;
            assertThat(row("SELECT (" + cast + ")::text = (" + literal + ")::text", text)
                            .get(0))
                    .as(type)
                    .isEqualTo(true);
        });
    }

    @ParameterizedTest
    @EnumSource
    void stringsAreElementsOfAnyArray(ExecutionMode mode) {
        connection.executionMode(mode);
        TEXTS.forEach((type, text) -> {
            if (!type.endsWith("[]")) {
                String literal = "$lit$" + text + "$lit$::" + type;
                assertThat(row("SELECT (($1::" + type + "[])[1])::text = (" + literal + ")::text", List.of(text))
                                .get(0))
                        .as(type)
                        .isEqualTo(true);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void columnsNeedNoCasts(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute(
                "INSERT INTO item VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                "00000000-0000-0000-0000-00000000000a",
                "[1]",
                "ok",
                "2024-02-29",
                "1.5",
                "7",
                "[1,2)",
                "(Elm,3)");
        assertThat(row("SELECT u, j, m, d, n, p, r FROM item").values())
                .containsExactly(
                        UUID.fromString("00000000-0000-0000-0000-00000000000a"),
                        "[1]",
                        "ok",
                        LocalDate.of(2024, 2, 29),
                        new BigDecimal("1.5"),
                        7,
                        Range.of(1, 2));
        connection.execute(
                "INSERT INTO item VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        connection.execute("INSERT INTO item (n, p, r) VALUES ($1, $2, $3)", 1, 7L, Range.of(1, 2));
        assertThat(row("SELECT count(*), count(u), count(n) FROM item").values())
                .containsExactly(3L, 1L, 2L);
    }

    @ParameterizedTest
    @EnumSource
    void valuesSayOfWhatTypeTheyAre(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(row(
                                "SELECT $1 + $2, $3 * $4, $5 + $6, $7 OR $8, -$9",
                                1,
                                2,
                                1.5,
                                new BigDecimal("2"),
                                LocalDate.of(2024, 1, 31),
                                Period.ofMonths(1),
                                true,
                                false,
                                -5L)
                        .values())
                .startsWith(3, 3.0)
                .endsWith(true, 5L);
        assertThat(row("SELECT 7 -$1, $2 || $3, cardinality($4)", -1, new byte[] {1}, new byte[] {2}, new int[] {1, 2})
                        .values())
                .contains(8, 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void whatNobodyCanInferIsToBeCast(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThatExceptionOfType(IndeterminateDatatype.class)
                .isThrownBy(() -> row("SELECT pg_typeof($1)", (Object) null))
                .withMessageContainingAll("parameter $1", "$1::int4", "Typed.of(");
        connection.rollback();
        assertThat(row("SELECT pg_typeof($1)::text", Typed.ofNull("int4")).get(0))
                .isEqualTo("integer");
    }

    @ParameterizedTest
    @EnumSource
    void numbersNeverWrap(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThatExceptionOfType(NumericValueOutOfRange.class).isThrownBy(() -> row("SELECT $1::int2", 70_000));
        connection.rollback();
        assertThatExceptionOfType(NumericValueOutOfRange.class).isThrownBy(() -> row("SELECT $1::int4", 1L << 31));
        connection.rollback();
        assertThat(row("SELECT $1::int2, $2::int4", 300, 7L).values()).containsExactly((short) 300, 7);
    }
}
