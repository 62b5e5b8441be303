package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Composite;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that want to be SQL, sent as literals: they stay values, whatever stands around them. */
@PgTest
class HostileValuesTest {
    private static final int ROUNDS = 40;
    private static final int VALUES = 100;

    /** What ends strings, comments and dollar quotes, what escapes, and what looks like a quote to another encoding. */
    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "\\",
            "\\'",
            "\"",
            "$$",
            "$a$",
            "$1",
            ":name",
            "%s",
            "--",
            "/*",
            "*/",
            ";",
            "\n",
            "\r",
            "\t",
            "\b",
            "E'",
            "U&'",
            "\\047",
            "\\x27",
            "\\u0027",
            "{",
            "}",
            "(",
            ")",
            ",",
            "NULL",
            "x",
            " ",
            "\u00bf'",
            "\u5c27",
            "\u8c5c",
            "\ufeff",
            "\u2028",
            "\ud83d\ude00",
            "'; DROP TABLE target; --",
            "' OR '1'='1");

    private final long seed = Long.getLong("pgadapt.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE TABLE target (v text)", "CREATE TYPE pair AS (a text, b text[])");
        connection = Pgadapt.builder(database.dsn())
                .executionMode(ExecutionMode.SIMPLE)
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private void conformingStrings(boolean on) {
        connection.execute("SET standard_conforming_strings = " + (on ? "on" : "off"));
        connection.execute("SET escape_string_warning = off");
    }

    private String hostile() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> PARTS.get(random.nextInt(PARTS.size())))
                .collect(Collectors.joining());
    }

    private List<String> hostiles() {
        return IntStream.range(0, VALUES).mapToObj(i -> hostile()).toList();
    }

    private Row row(String sql, @Nullable Object... values) {
        return Objects.requireNonNull(connection.execute(sql, values).fetchOne());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stringsComeBackAsTheyWere(boolean conforming) {
        conformingStrings(conforming);
        String placeholders = IntStream.rangeClosed(1, VALUES)
                .mapToObj(i -> "$" + i + "::text")
                .collect(Collectors.joining(","));
        for (int round = 0; round < ROUNDS; round++) {
            List<String> values = hostiles();
            assertThat(row("SELECT " + placeholders, values.toArray()).values())
                    .as("seed %d", seed)
                    .isEqualTo(values);
        }
        assertThat(row("SELECT count(*) FROM target").getInt(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void partsOfArraysBytesAndCompositesComeBackAsTheyWere(boolean conforming) {
        conformingStrings(conforming);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> values = hostiles();
            Composite pair = Composite.of(List.of("a", "b"), List.of(hostile(), values));
            byte[] bytes = hostile().getBytes(StandardCharsets.UTF_8);
            Row row = row("SELECT $1::text[], $2::pair, $3::pair[], $4", values, pair, List.of(pair), bytes);
            assertThat(row.get(0)).as("seed %d", seed).isEqualTo(values);
            assertThat(row.get(1)).as("seed %d", seed).isEqualTo(pair);
            assertThat(row.get(2)).as("seed %d", seed).isEqualTo(List.of(pair));
            assertThat(row.get(3)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void valuesMeetNothingThatStandsBesideThem(boolean conforming) {
        conformingStrings(conforming);
        assertThat(row("SELECT 5-$1", -1).get(0)).isEqualTo(6);
        assertThat(row("SELECT 5 -$1 -- -$2\n", -1).get(0)).isEqualTo(6);
        assertThat(row("SELECT -$1", -1).get(0)).isEqualTo(1);
        assertThat(row("SELECT 5-$1", new BigDecimal("-1.5")).get(0)).isEqualTo(new BigDecimal("6.5"));
        assertThat(row("SELECT 5-$1", Double.NEGATIVE_INFINITY).get(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(row("SELECT $1||$2", "a\\", "'b").get(0)).isEqualTo("a\\'b");
        assertThat(row("SELECT'x'\n||$1||'y'", "'--").get(0)).isEqualTo("x'--y");
        assertThat(row("SELECT E'\\''||$1", "\\").get(0)).isEqualTo("'\\");
        assertThat(row("SELECT $$ $1 $$||$1", "$$").get(0)).isEqualTo(" $1 $$");
        assertThat(row("SELECT $1/*$1*/", "*/").get(0)).isEqualTo("*/");
        assertThat(row("SELECT \"$1\" FROM (SELECT $1) t(\"$1\")", "\"").get(0)).isEqualTo("\"");
        assertThat(row("SELECT $1LIMIT 1", 7).get(0)).isEqualTo(7);
        assertThat(row("SELECT $1::text", Typed.of("int4", -1)).get(0)).isEqualTo("-1");
        assertThat(row("SELECT $1[2], $1 [1:1]", List.of(7, 8)).values()).containsExactly(8, List.of(7));
    }

    @Test
    void charactersThatNoStatementCanHoldAreRefusedBeforehand() {
        List<Object> values = new ArrayList<>(List.of("a\0b", List.of("a\0b"), "\ud800", List.of("\udc00x")));
        values.add(Composite.of(List.of("a", "b"), List.of("\0", List.of())));
        for (Object value : values) {
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> connection.execute("SELECT $1", value))
                    .withMessageContaining("parameter $1");
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        }
    }
}
