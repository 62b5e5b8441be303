package io.pgadapt.tests.types;

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
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.Range;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking for, or sending, what nobody has registered: the error says what there is, and what to write. */
@PgTest
class MissingCodecsTest {
    /** A class that nobody knows. */
    static final class Stranger {}

    record Email(String value) {}

    record Address(String street, int number) {}

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TYPE address AS (street text, number int)",
                "CREATE TYPE trip AS (start text, target text)",
                "CREATE DOMAIN mail AS text");
        connection = Pgadapt.builder(database.dsn())
                .types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::new, Email::value))
                        .recordType("address", Address.class)
                        .codec(new AngleCodec()))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    private void refuses(ThrowingCallable code, CharSequence... message) {
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(code).withMessageContainingAll(message);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    private void refusesColumn(String expression, CharSequence... message) {
        Row row = row("SELECT " + expression + " AS it");
        refuses(() -> row.get("it", Stranger.class), message);
        refuses(() -> row.get("it", Stranger.class), "column 0 (\"it\", ", "to " + Stranger.class.getName());
    }

    @ParameterizedTest
    @EnumSource
    void columnsNameWhatThereIsAndTheLineToWrite(ExecutionMode mode) {
        connection.executionMode(mode);
        refusesColumn(
                "1::int4",
                "int4",
                "codecs to Integer, ",
                "the other numbers, String;",
                "types(t -> t.codec(Codecs.INT4.map(Stranger.class, ...)))");
        refusesColumn(
                "'x'::text",
                "codecs to Email, YearMonth, Year, enums, String;",
                "Codecs.TEXT.map(Stranger.class, ...)");
        refusesColumn("'x'::varchar", "codecs to Email, ", "Codecs.TEXT.map(Stranger.class, ...)");
        refusesColumn("'x'::mail", "mail", "codecs to Email, ", "Codecs.TEXT.map(Stranger.class, ...)");
        refusesColumn(
                "'ok'::mood",
                "\"mood\"",
                "codecs to Email, YearMonth, Year, enums, String;",
                "Codecs.TEXT.map(Stranger.class, ...)");
        refusesColumn("1.5::float4", "codecs to Float, Angle, ", "Codecs.FLOAT4.map(Stranger.class, ...)");
        refusesColumn(
                "ROW('x', 1)::address",
                "codecs to Composite, Map, records, String;",
                "t.factory(...)",
                "make Stranger a record");
        refusesColumn("ARRAY[1]", "int4[]", "codecs to List, Set, PgArray, arrays", "ask for List or Stranger[]");
        refusesColumn("int4range(1, 2)", "codecs to Range, String;", "Codec<Stranger> of type name \"int4range\"");
        refusesColumn(
                "'::1'::inet",
                "codecs to Inet, InetAddress, String;",
                "Codecs.of(\"inet\", Inet.class).map(Stranger.class, ...)");
        refusesColumn("now()", "OffsetDateTime", "Instant", "Codecs.TIMESTAMPTZ.map(Stranger.class, ...)");
    }

    @ParameterizedTest
    @EnumSource
    void aPlainObjectIsNoValue(ExecutionMode mode) {
        connection.executionMode(mode).execute("SELECT 1");
        for (Object parameter : List.of(new Object(), Typed.of("int4", new Object()))) {
            refuses(
                    () -> row("SELECT $1", parameter),
                    "no codec encodes java.lang.Object: an object of no other class holds nothing to send");
        }
    }

    record Wrong(Stranger it) {}

    @Test
    void rowFactoriesNameTheComponentToo() {
        refuses(
                () -> connection
                        .cursor(Rows.record(Wrong.class))
                        .execute("SELECT 1 AS it")
                        .fetchAll(),
                "component it (Stranger) of Wrong",
                "column 0 (\"it\", int4)",
                Stranger.class.getName(),
                "Codecs.INT4.map(Stranger.class, ...)");
    }

    record Trip(String start, Stranger target) {}

    record Other(String begin, String target) {}

    @ParameterizedTest
    @EnumSource
    void recordsThatDoNotMatchNameWhatDiffers(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT ROW('a', 'b')::trip AS it");
        refuses(
                () -> row.get("it", Trip.class),
                "column 0 (\"it\", trip)",
                "type text to " + Stranger.class.getName(),
                "Codecs.TEXT.map(Stranger.class, ...)");
        refuses(
                () -> row.get("it", Other.class),
                "column 0 (\"it\", trip)",
                Other.class.getName(),
                "components without field [begin]",
                "fields without component [start]");
    }

    @ParameterizedTest
    @EnumSource
    void aRegisteredRecordThatDoesNotMatchSpoilsItsColumnsOnly(ExecutionMode mode) {
        connection.executionMode(mode).types(t -> t.recordType("trip", Other.class));
        Row row = row("SELECT 7, ROW('a', 'b')::trip AS it, ARRAY[ROW('a', 'b')::trip] AS them");
        assertThat(row.get(0)).isEqualTo(7);
        refuses(() -> row.get("it"), "column 1 (\"it\", trip)", Other.class.getName(), "[begin]", "[start]");
        refuses(() -> row.get("them"), "column 2 (\"them\", _trip)", Other.class.getName(), "[begin]");
        assertThat(row.get("it", Composite.class))
                .isEqualTo(Composite.of(List.of("start", "target"), List.of("a", "b")));
        assertThat(row.getString("it")).isEqualTo("(a,b)");
        refuses(
                () -> connection.execute("SELECT $1", Typed.of("trip", new Other("a", "b"))),
                "parameter $1",
                "[begin]");
        assertThat(row("SELECT 1").get(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void parametersNameWhatThereIsAndTheLineToWrite(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        refuses(
                () -> row("SELECT $1, $2", 1, Typed.of("int4", new Stranger())),
                "parameter $2 of type int4",
                Stranger.class.getName(),
                "codecs of Integer, ",
                "types(t -> t.codec(Codecs.INT4.map(Stranger.class, ...))), or send a String");
        refuses(
                () -> row("SELECT $1", Typed.of("int4[]", List.of(1, new Stranger()))),
                "parameter $1 of type _int4",
                Stranger.class.getName(),
                "Codecs.INT4.map(Stranger.class, ...)");
        refuses(
                () -> row(
                        "SELECT $1",
                        Typed.of("address", Composite.of(List.of("street", "number"), List.of(new Stranger(), 1)))),
                "parameter $1 of type address",
                Stranger.class.getName(),
                "Codecs.TEXT.map(Stranger.class, ...)");
        refuses(
                () -> row("SELECT $1", Typed.of("int4range", Range.of(new Stranger(), null))),
                "parameter $1 of type int4range",
                Stranger.class.getName(),
                "Codecs.INT4.map(Stranger.class, ...)");
        refuses(
                () -> row("SELECT $1", Typed.of("date", new Email("x"))),
                "parameter $1 of type date",
                Email.class.getName(),
                "it is registered for type text: cast the parameter to that, as in $1::text");
        refuses(
                () -> row("SELECT $1", Typed.of("date", new Address("Elm", 3))),
                "parameter $1 of type date",
                "it is registered for type \"address\": cast the parameter to that, as in $1::\"address\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void parametersThatTheServerKnows(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        refuses(() -> row("SELECT $1::uuid", new Stranger()), "parameter $1 of type uuid", "Codecs.UUID.map(Stranger");
        refuses(() -> row("SELECT $1::inet", new Stranger()), "Codecs.of(\"inet\", Inet.class).map(Stranger");
    }

    @Test
    void whereNobodyKnowsTheTypeItIsToBeSaid() {
        connection.executionMode(ExecutionMode.SIMPLE).execute("SELECT 1");
        refuses(
                () -> row("SELECT $1", new Stranger()),
                "parameter $1: no codec encodes " + Stranger.class.getName(),
                "Typed.of(\"...\", value)");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRegisteredByNameMayBeMissing(ExecutionMode mode) {
        enum Feeling {
            GOOD
        }
        record Pair(int a, int b) {}
        connection
                .executionMode(mode)
                .types(t -> t.enumType("feeling", Feeling.class).recordType("pair", Pair.class));
        assertThat(row("SELECT 1").get(0)).isEqualTo(1);
        refuses(
                () -> row("SELECT $1", Typed.of("feeling", Feeling.GOOD)),
                "parameter $1",
                "no type \"feeling\"",
                "search_path",
                "create it");
        refuses(() -> row("SELECT $1", Typed.of("pair", new Pair(1, 2))), "parameter $1", "no type \"pair\"");
        refuses(() -> row("SELECT $1", new Pair(1, 2)), "parameter $1", "pair\"");
        connection.commit();
        assertThatExceptionOfType(UndefinedObject.class)
                .isThrownBy(() -> row("SELECT $1::feeling", Feeling.GOOD))
                .withMessageContaining("type \"feeling\" does not exist");
        connection.rollback();
        connection.execute("CREATE TYPE feeling AS ENUM ('GOOD')");
        connection.execute("CREATE TYPE pair AS (a int, b int)");
        assertThat(row("SELECT $1, $2, ARRAY[$1]", Typed.of("feeling", Feeling.GOOD), Typed.of("pair", new Pair(1, 2)))
                        .values())
                .containsExactly(Feeling.GOOD, new Pair(1, 2), List.of(Feeling.GOOD));
    }

    record Host(Inet inet) {}

    record Tags(List<String> words) {
        Tags(String... words) {
            this(List.of(words));
        }

        String[] array() {
            return words.toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyBuiltinCodecCanBeBuiltUpon(ExecutionMode mode) {
        connection
                .executionMode(mode)
                .types(t -> t.codec(Codecs.of("inet", Inet.class).map(Host.class, Host::new, Host::inet))
                        .codec(Codecs.of("_text", String[].class).map(Tags.class, Tags::new, Tags::array)));
        Host host = new Host(Inet.parse("10.0.0.1/8"));
        Row row = row("SELECT $1, $2, ARRAY[$1]", host, new Tags("a b", "c"));
        assertThat(row.get(0, Host.class)).isEqualTo(host);
        assertThat(row.get(1, Tags.class)).isEqualTo(new Tags("a b", "c"));
        assertThat(row.get(2, Host[].class)).containsExactly(host);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of("integer", Integer.class))
                .withMessageContainingAll("\"integer\"", "int4");
    }

    @ParameterizedTest
    @EnumSource
    void numbersThatDoNotFitFailHere(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        for (Object value : List.of(70_000, 70_000L, 7e4)) {
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> row("SELECT $1", Typed.of("int2", value)))
                    .withMessageContainingAll("parameter $1 of type int2", "70000", "-32768 to 32767");
        }
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("int2[]", List.of(1, 70_000))))
                .withMessageContainingAll("parameter $1 of type _int2", "70000", "-32768 to 32767");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("int4", Double.NaN)))
                .withMessageContainingAll("parameter $1 of type int4", "NaN");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(row("SELECT $1", Typed.of("int2", 300)).get(0)).isEqualTo((short) 300);
    }
}
