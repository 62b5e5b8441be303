package io.pgadapt.tests.types;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that columns become when they are asked for, with no registration. */
@PgTest
class OnRequestTest {
    enum Mood {
        sad,
        ok {
            @Override
            boolean isGood() {
                return true;
            }
        };

        boolean isGood() {
            return false;
        }
    }

    record Address(String streetName, Optional<Integer> houseNumber) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Person(
            int id,
            Optional<String> nick,
            Mood mood,
            List<Address> homes,
            int[] luckyNumbers,
            Map<String, String> tags,
            Optional<Mood> wish) {}

    record Lean(int houseNumber, String streetName) {}

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE EXTENSION hstore",
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TYPE address AS (street_name text, house_number int)",
                "CREATE TYPE person AS (id int, nick text, mood mood, homes address[], lucky_numbers int[],"
                        + " tags hstore, wish mood)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    static Stream<Arguments> values() throws UnknownHostException {
        BitSet bits = BitSet.valueOf(new long[] {5});
        return Stream.of(
                Arguments.of("int4", "2024", Year.of(2024)),
                Arguments.of("date", "2024-01-01", Year.of(2024)),
                Arguments.of("date", "2024-02-01", YearMonth.of(2024, 2)),
                Arguments.of("interval", "90 seconds", Duration.ofSeconds(90)),
                Arguments.of("interval", "1 year 2 months 3 days", Period.of(1, 2, 3)),
                Arguments.of("numeric", "100000000000000000000", new BigInteger("100000000000000000000")),
                Arguments.of("int8", "5", BigInteger.valueOf(5)),
                Arguments.of("text", "x", 'x'),
                Arguments.of("\"char\"", "x", 'x'),
                Arguments.of("int2", "-128", (byte) -128),
                Arguments.of("int8", "127", (byte) 127),
                Arguments.of("inet", "10.0.0.1", InetAddress.getByName("10.0.0.1")),
                Arguments.of("varbit", "101", bits),
                Arguments.of("bit", "1", BitSet.valueOf(new long[] {1})),
                Arguments.of("mood", "sad", Mood.sad),
                Arguments.of("text", "sad", Mood.sad),
                Arguments.of("address", "(Elm,3)", new Address("Elm", Optional.of(3))),
                Arguments.of("address", "(Elm,)", new Address("Elm", Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("values")
    void passBothWays(String type, String literal, Object value) {
        for (ExecutionMode mode : ExecutionMode.values()) {
            connection.executionMode(mode);
            String sql = "SELECT $1, $1 = '%2$s'::%1$s, '%2$s'::%1$s".formatted(type, literal);
            Class<?> target = value instanceof InetAddress ? InetAddress.class : value.getClass();
            Row row = row(sql, Typed.of(type, value));
            Object echoed = row.get(0, target);
            Object read = row.get(2, target);
            assertThat(echoed).as(mode.name()).isEqualTo(value);
            assertThat(row.getBoolean(1)).as(mode.name()).isTrue();
            assertThat(read).as(mode.name()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bitsKeepTheirNumber(ExecutionMode mode) {
        connection.executionMode(mode);
        BitSet bits = BitSet.valueOf(new long[] {5});
        Row row = row("SELECT $1, $2::bit(3), $3::text", bits, bits, Typed.of("bit", bits));
        assertThat(row.get(0, BitSet.class)).isEqualTo(bits);
        assertThat(row.get(1, BitSet.class)).isEqualTo(bits);
        assertThat(row.get(2)).isEqualTo("101");
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void yearsAndMonthsTakeTheTypeOfTheStatement(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT $1::date, $2::date, $3 + 1", Year.of(2024), YearMonth.of(2024, 2), Year.of(2024));
        assertThat(row.values()).containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1), 2025);
    }

    @ParameterizedTest
    @EnumSource
    void enumConstantsPassByTheirLabels(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT $1::mood, $2::mood[]", Mood.ok, List.of(Mood.ok, Mood.sad));
        assertThat(row.get(0, Mood.class)).isEqualTo(Mood.ok);
        assertThat(row.get(1, Mood[].class)).containsExactly(Mood.ok, Mood.sad);
        assertThat(row.get(0)).isEqualTo("ok");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT 'glad'").get(0, Mood.class))
                .withMessageContainingAll("\"glad\"", "[sad, ok]", "enumType");
    }

    @ParameterizedTest
    @EnumSource
    void nullIsAnEmptyOptional(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT NULL::int4, 7::int4, '{1,NULL}'::int4[]");
        assertThat((Object) row.get(0, Optional.class)).isEqualTo(Optional.empty());
        assertThat(row.get(0, OptionalInt.class)).isEqualTo(OptionalInt.empty());
        assertThat(row.get(0, Integer.class)).isNull();
        assertThat((Object) row.get(1, Optional.class)).isEqualTo(Optional.of(7));
        assertThat(row.get(1, OptionalLong.class)).isEqualTo(OptionalLong.of(7));
        assertThat(row.get(1, OptionalDouble.class)).isEqualTo(OptionalDouble.of(7));
        assertThat(row.get(2, Optional[].class)).containsExactly(Optional.of(1), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void optionalsAreSentAsWhatTheyHold(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1, $2::int4, $3, $4::text, $5",
                OptionalInt.of(1),
                Optional.empty(),
                Optional.of(new int[] {1, 2}),
                Optional.of("x"),
                Typed.of("int8", Optional.of(5)));
        assertThat(row.values()).containsExactly(1, null, List.of(1, 2), "x", 5L);
        assertThat(row("SELECT $1", List.of(Optional.of(1), Optional.empty())).get(0))
                .isEqualTo(Arrays.asList(1, null));
    }

    @ParameterizedTest
    @EnumSource
    void recordsHoldComponentsOfEveryKind(ExecutionMode mode) {
        connection.executionMode(mode);
        Person ada = new Person(
                1,
                Optional.empty(),
                Mood.ok,
                List.of(new Address("Elm", Optional.of(3)), new Address("Oak", Optional.empty())),
                new int[] {7, 8},
                Map.of("a", "1"),
                Optional.of(Mood.sad));
        Row row = row("SELECT $1, ($1).wish", Typed.of("person", ada));
        Person read = Objects.requireNonNull(row.get(0, Person.class));
        assertThat(read).usingRecursiveComparison().isEqualTo(ada);
        assertThat(row.get(1)).isEqualTo("sad");
        Person fromColumns = Objects.requireNonNull(connection
                .cursor(record(Person.class))
                .execute("SELECT ($1).*", Typed.of("person", ada))
                .fetchOne());
        assertThat(fromColumns).usingRecursiveComparison().isEqualTo(ada);
    }

    @ParameterizedTest
    @EnumSource
    void recordsNameThePrimitiveThatCannotHoldNull(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT '(Elm,)'::address AS home");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("home", Lean.class))
                .withMessageContainingAll("\"home\"", "\"houseNumber\"", Lean.class.getName(), "NULL");
    }

    @ParameterizedTest
    @EnumSource
    void compositesPassAsMaps(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT $1", Typed.of("address", Map.of("street_name", "Elm", "house_number", Optional.of(3))));
        assertThat((Object) row.get(0, Map.class)).isEqualTo(Map.of("street_name", "Elm", "house_number", 3));
    }
}
