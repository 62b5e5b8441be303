package io.pgadapt.tests.types;

import static io.pgadapt.extras.rows.Rows.bean;
import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class above the one that a column is of by default asks for just that. */
@PgTest
class SupertypesTest {
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE spot AS (street text, number int)",
                "CREATE TYPE reading AS (amount numeric, amounts int8[])",
                "CREATE DOMAIN count AS int2");
        connection = Pgadapt.builder(database.dsn())
                .types(t -> t.recordType("spot", Spot.class))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    record Spot(String street, int number) {}

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("1::int4", Number.class, 1),
                Arguments.of("1::int8", Number.class, 1L),
                Arguments.of("1::count", Number.class, (short) 1),
                Arguments.of("1.50", Number.class, new BigDecimal("1.50")),
                Arguments.of("1::int4", Comparable.class, 1),
                Arguments.of("true", Serializable.class, true),
                Arguments.of("'x'::text", Comparable.class, "x"),
                Arguments.of("'x'::text", CharSequence.class, "x"),
                Arguments.of("date '2024-02-29'", Temporal.class, LocalDate.of(2024, 2, 29)),
                Arguments.of("date '2024-02-29'", ChronoLocalDate.class, LocalDate.of(2024, 2, 29)),
                Arguments.of("ROW('Elm', 3)::spot", Record.class, new Spot("Elm", 3)));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void readsTheDefaultClass(String expression, Class<?> supertype, Object value) {
        Row row = Objects.requireNonNull(connection
                .execute("SELECT it, NULLIF(it, it) FROM (SELECT " + expression + ") AS t (it)")
                .fetchOne());
        assertThat((Object) row.get(0, supertype)).isEqualTo(value);
        assertThat((Object) row.get(1, supertype)).isNull();
    }

    record Reading(Number amount, List<Number> amounts) {}

    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Readings(
            Number amount,
            Comparable<?> key,
            Optional<Number> maybe,
            List<? extends Number> all,
            Number[] array,
            Reading reading) {}

    @Test
    void inRecords() {
        Readings readings = one(record(Readings.class), """
                SELECT 1 AS amount, 'k' AS key, 2::int2 AS maybe, ARRAY[3, NULL] AS all, ARRAY[4.5] AS array,
                       ROW(6, ARRAY[7])::reading AS reading
                """);
        assertThat(readings.amount).isEqualTo(1);
        assertThat((Object) readings.key).isEqualTo("k");
        assertThat(readings.maybe).contains((short) 2);
        assertThat(readings.all).isEqualTo(Arrays.asList(3, null));
        assertThat(readings.array).isInstanceOf(Number[].class).containsExactly(new BigDecimal("4.5"));
        assertThat(readings.reading).isEqualTo(new Reading(new BigDecimal(6), List.of(7L)));
    }

    static final class Meter {
        @Nullable
        Number amount;

        @Nullable
        List<Number> amounts;
    }

    @Test
    void inBeansAndScalarRows() {
        Meter meter = one(bean(Meter.class), "SELECT 1.5::float8 AS amount, ARRAY[2] AS amounts");
        assertThat(meter.amount).isEqualTo(1.5);
        assertThat(meter.amounts).isEqualTo(List.of(2));
        assertThat(one(scalar(Number.class), "SELECT 3")).isEqualTo(3);
    }

    record Listed(List<Number> it) {}

    record Keyed(Comparable<String> it) {}

    @Test
    void refusesWhatTheDefaultClassIsNot() {
        refuses(scalar(Number.class), "SELECT 'x'::text AS it", "text to java.lang.Number");
        refuses(record(Listed.class), "SELECT ARRAY['x'] AS it", "text to java.lang.Number");
        refuses(record(Keyed.class), "SELECT 1 AS it", "int4 to java.lang.Comparable<java.lang.String>");
    }

    record Length(int metres) {}

    @Test
    void whatIsRegisteredGoesFirst() {
        connection.types(t -> t.codec(Codecs.INT4.map(Number.class, n -> -n, Number::intValue))
                .defaultCodec(Codecs.INT8.map(Length.class, n -> new Length((int) (long) n), n -> (long) n.metres)));
        Row row = Objects.requireNonNull(
                connection.execute("SELECT 1::int4, 2::int8").fetchOne());
        assertThat(row.get(0, Number.class)).isEqualTo(-1);
        assertThat(row.get(1, Record.class)).isEqualTo(new Length(2));
    }

    private <R> R one(RowFactory<R> rows, String sql) {
        return Objects.requireNonNull(connection.cursor(rows).execute(sql).fetchOne());
    }

    private void refuses(RowFactory<?> rows, String sql, String message) {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> one(rows, sql))
                .withMessageContainingAll("column 0 (\"it\", ", message);
    }
}
