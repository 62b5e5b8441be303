package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Named;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.InvalidParameterValue;
import io.pgadapt.errors.sqlstate.UndefinedColumn;
import io.pgadapt.errors.sqlstate.UntranslatableCharacter;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Composite;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@PgTest
class ClientEncodingTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a text)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row one(String sql, @Nullable Object... parameters) {
        return connection.execute(sql, parameters).fetchAll().get(0);
    }

    private @Nullable String text(String sql, @Nullable Object... parameters) {
        return one(sql, parameters).getString(0);
    }

    /** The second byte of several of the characters is that of a backslash, a brace or a quote. */
    @ParameterizedTest
    @CsvSource({
        "LATIN1,         Gr\u00fc\u00dfe",
        "LATIN2,         \u0141\u00f3d\u017a",
        "LATIN9,         5 \u20ac",
        "LATIN10,        \u0218i",
        "WIN1252,        \u201c5 \u20ac\u201d",
        "WIN1251,        \u043f\u0440\u0438\u0432\u0435\u0442",
        "KOI8R,          \u043f\u0440\u0438\u0432\u0435\u0442",
        "KOI8U,          \u0457\u0436\u0430\u043a",
        "WIN866,         \u043f\u0440\u0438\u0432\u0435\u0442",
        "ISO_8859_7,     \u03b1\u03b2\u03b3",
        "EUC_JP,         \u8868\u30bd\u80fd \uff71",
        "SJIS,           \u8868\u30bd\u80fd \uff71",
        "EUC_KR,         \uac00\ud55c",
        "UHC,            \uac02\ub620",
        "EUC_CN,         \u6c49\u8bed",
        "GBK,            \u6f22\u8a9e\u4e28",
        "GB18030,        \u6c49\ud83d\ude00\u8a9e",
        "BIG5,           \u8a31\u529f\u84cb",
        "EUC_TW,         \u6f22\u8a9e",
    })
    @Parity("C42")
    void textGoesInBothDirections(String encoding, String text) {
        connection.clientEncoding(encoding);
        assertThat(connection.clientEncoding()).isEqualTo(encoding);
        connection.execute("INSERT INTO t VALUES ($1)", text);
        connection.execute("INSERT INTO t VALUES ('" + text + "')");
        connection.commit();
        assertThat(database.query("SELECT a FROM t")).containsExactly(List.of(text), List.of(text));
        assertThat(connection.execute("SELECT a FROM t").fetchAll())
                .extracting(it -> it.getString(0))
                .containsOnly(text);
        Row row = one(
                "SELECT $1::text[], $2::text, 1.5::float8, '\\x00ff'::bytea",
                List.of(text, "{\"" + text),
                text + "'\\");
        assertThat(row.get(0)).isEqualTo(List.of(text, "{\"" + text));
        assertThat(row.getString(1)).isEqualTo(text + "'\\");
        assertThat(row.getDouble(2)).isEqualTo(1.5);
        assertThat(row.get(3, byte[].class)).containsExactly(0, 0xff);
        assertThat(connection.cursor().stream("SELECT a FROM t").map(it -> it.getString(0)))
                .containsOnly(text);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void allModesConvert(ExecutionMode mode) {
        connection.clientEncoding("SJIS").executionMode(mode);
        String text = "\u8868'\\\u30bd";
        assertThat(text("SELECT $1::text || $2::text", text, text)).isEqualTo(text + text);
        assertThat(one("SELECT $1 + 1, $2::bool", 41, true).getInt(0)).isEqualTo(42);
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> text("SELECT $1::text || $2::text", text, "\u00fc"))
                .withMessageContaining("parameter $2")
                .withMessageContaining("U+00FC")
                .withMessageContaining("SJIS");
    }

    @Test
    void textWithinOtherValuesIsConverted() {
        database.execute(
                "CREATE EXTENSION IF NOT EXISTS hstore",
                "CREATE TYPE mood AS ENUM ('fr\u00f6hlich')",
                "CREATE TYPE pair AS (name text, n int)",
                "CREATE DOMAIN label AS text");
        connection.clientEncoding("LATIN1");
        Row row = one(
                "SELECT $1::mood, $2::pair, $3::hstore, $4::jsonb, $5::label, ARRAY[ROW('\u00e4', 1)::pair],"
                        + " $6::xml, $7::tsvector::text, $8::char, $9::name",
                "fr\u00f6hlich",
                Map.of("name", "\u00fc, \"x\"", "n", 7),
                Map.of("k\u00e9y", "\u00e0"),
                "{\"\u00e9\": \"\\u00e0\"}",
                "\u00d1",
                "<\u00e9/>",
                "\u00e9t\u00e9",
                "\u00df",
                "\u00e9");
        assertThat(row.getString(0)).isEqualTo("fr\u00f6hlich");
        Composite pair = Objects.requireNonNull(row.get(1, Composite.class));
        assertThat(pair.get("name")).isEqualTo("\u00fc, \"x\"");
        assertThat(pair.get("n")).isEqualTo(7);
        assertThat(row.get(2)).isEqualTo(Map.of("k\u00e9y", "\u00e0"));
        assertThat(row.getString(4)).isEqualTo("\u00d1");
        assertThat(Objects.requireNonNull(row.get(5, Composite[].class))[0].get("name"))
                .isEqualTo("\u00e4");
        assertThat(row.getString(6)).isEqualTo("<\u00e9/>");
        assertThat(row.getString(7)).isEqualTo("'\u00e9t\u00e9'");
        assertThat(row.getString(8)).isEqualTo("\u00df");
        assertThat(row.getString(9)).isEqualTo("\u00e9");
        assertThat(row.getString(3)).isEqualTo("{\"\u00e9\": \"\u00e0\"}");
    }

    @Test
    void valuesWithoutTextAreTheSame() {
        connection.clientEncoding("LATIN1");
        Row row = one(
                "SELECT $1::int2, $2::int8, $3::numeric, $4::bool, $5::date, $6::uuid, $7::int[], NULL::text, $8::bytea",
                (short) 1,
                2L,
                new BigDecimal("3.50"),
                true,
                java.time.LocalDate.of(2026, 1, 2),
                new java.util.UUID(1, 2),
                List.of(1, 2),
                new byte[] {0, -1, 92});
        assertThat(row.get(0)).isEqualTo((short) 1);
        assertThat(row.getLong(1)).isEqualTo(2);
        assertThat(row.get(2)).isEqualTo(new BigDecimal("3.50"));
        assertThat(row.getBoolean(3)).isTrue();
        assertThat(row.get(4)).isEqualTo(java.time.LocalDate.of(2026, 1, 2));
        assertThat(row.get(5)).isEqualTo(new java.util.UUID(1, 2));
        assertThat(row.get(6)).isEqualTo(List.of(1, 2));
        assertThat(row.isNull(7)).isTrue();
        assertThat(row.get(8, byte[].class)).containsExactly(0, 255, 92);
    }

    @Test
    void pipelinesConvert() {
        database.execute("CREATE TYPE mood AS ENUM ('fr\u00f6hlich')", "CREATE TABLE moods (a mood)");
        connection.clientEncoding("LATIN1");
        connection.cursor().executeMany("INSERT INTO t VALUES ($1)", List.of(List.of("\u00fc"), List.of("\u00e9")));
        connection.cursor().executeMany("INSERT INTO moods VALUES ($1)", List.of(List.of("fr\u00f6hlich")));
        connection.commit();
        assertThat(database.query("SELECT a FROM t")).containsExactly(List.of("\u00fc"), List.of("\u00e9"));
        assertThat(database.query("SELECT a FROM moods")).containsExactly(List.of("fr\u00f6hlich"));
    }

    @Test
    @Parity("R23")
    void namesAndMessagesAreConverted() {
        connection.clientEncoding("LATIN1");
        connection.execute("CREATE TABLE \"K\u00e4se\" (\"gr\u00f6\u00dfe\" int)");
        assertThat(connection
                        .execute("SELECT * FROM \"K\u00e4se\"")
                        .description()
                        .columns()
                        .get(0)
                        .name())
                .isEqualTo("gr\u00f6\u00dfe");
        connection.execute("DO $$BEGIN RAISE NOTICE 'ch\u00e8re'; END$$");
        assertThat(connection.notices())
                .last()
                .satisfies(it -> assertThat(it.messagePrimary()).isEqualTo("ch\u00e8re"));
        String sql = "SELECT '\u00fc', \"\u00e9\" FROM \"K\u00e4se\"";
        assertThatExceptionOfType(UndefinedColumn.class)
                .isThrownBy(() -> connection.execute(sql))
                .withMessageContaining("column \"\u00e9\" does not exist")
                .satisfies(it -> assertThat(it.position()).isEqualTo(sql.indexOf('\u00e9')));
    }

    @Test
    @Parity({"C43", "C45"})
    void followsWhateverChangesTheSetting() {
        connection.execute("SET client_encoding TO 'LATIN1'");
        assertThat(connection.clientEncoding()).isEqualTo("LATIN1");
        assertThat(text("SELECT '\u00fc'::text || $1", "\u00fc")).isEqualTo("\u00fc\u00fc");
        connection.rollback();
        assertThat(connection.clientEncoding()).isEqualTo("UTF8");
        assertThat(text("SELECT '\u20ac'::text || $1", "\u4e2d")).isEqualTo("\u20ac\u4e2d");
        connection.execute("SELECT set_config('client_encoding', 'win-1252', false)");
        assertThat(connection.clientEncoding()).isEqualTo("WIN1252");
        assertThat(text("SELECT '\u20ac'::text || $1", "\u20ac")).isEqualTo("\u20ac\u20ac");
        connection.commit();
        connection.execute("SET LOCAL client_encoding TO SJIS");
        assertThat(text("SELECT '\u8868'")).isEqualTo("\u8868");
        connection.commit();
        assertThat(text("SELECT '\u20ac'")).isEqualTo("\u20ac");
        connection.commit();
        connection.execute("RESET client_encoding");
        assertThat(text("SELECT '\u4e2d'")).isEqualTo("\u4e2d");
        connection.clientEncoding("LATIN1");
        connection.reset();
        assertThat(connection.clientEncoding()).isEqualTo("UTF8");
        assertThat(text("SELECT '\u4e2d'")).isEqualTo("\u4e2d");
    }

    @Test
    void aStatementThatIsPreparedReadsInTheNewEncoding() {
        String sql = "SELECT $1::text || 1, ARRAY[1]";
        assertThat(text(sql, "\u00fc")).isEqualTo("\u00fc1");
        assertThat(text(sql, "\u00fc")).isEqualTo("\u00fc1");
        connection.execute("SET client_encoding TO LATIN1");
        assertThat(text(sql, "\u00fc")).isEqualTo("\u00fc1");
        connection.rollback();
        assertThat(text(sql, "\u20ac")).isEqualTo("\u20ac1");
    }

    @Test
    @Parity("C45")
    void aTextOfSeveralStatementsIsReadAsItsLastOneWasSent() {
        assertThat(text("SET client_encoding TO LATIN1; SELECT U&'\\00fc'")).isEqualTo("\u00fc");
        assertThat(text("SELECT '\u00fc'")).isEqualTo("\u00fc");
    }

    @Test
    @Parity("C44")
    void theConnectionStringSetsIt() {
        try (Connection latin = Pgadapt.connect(database.dsn("client_encoding=latin-1"))) {
            assertThat(latin.clientEncoding()).isEqualTo("LATIN1");
            assertThat(latin.execute("SELECT '\u00fc'::text || $1", "\u00e9")
                            .fetchAll()
                            .get(0)
                            .getString(0))
                    .isEqualTo("\u00fc\u00e9");
            latin.execute("SET client_encoding TO UTF8");
            latin.commit();
            latin.reset();
            assertThat(latin.clientEncoding()).isEqualTo("LATIN1");
        }
    }

    @Test
    @Parity({"C46", "R20"})
    void refusesWhatCannotBeSentBeforeSendingIt() {
        connection.clientEncoding("LATIN1");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection.execute("SELECT $1::int, $2::text[]", 1, List.of("a", "5 \u20ac")))
                .withMessageContaining("parameter $2")
                .withMessageContaining("\"\u20ac\" (U+20AC)")
                .withMessageContaining("LATIN1")
                .satisfies(it -> assertThat(it.safeToRetry()).isTrue());
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection.execute("SELECT 'abc \ud83d\ude00'"))
                .withMessageContaining("\ud83d\ude00\" (U+1F600) at index 12");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection.execute("SELECT :x", Named.named("x", "\u4e2d")));
        assertThat(connection.transactionStatus()).isNotEqualTo(TransactionStatus.FAILED);
        assertThat(text("SELECT 'ok'")).isEqualTo("ok");
    }

    @Test
    void sendsNoSimilarCharacterInsteadOfOneThatTheEncodingHasNot() {
        connection.clientEncoding("SJIS");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> text("SELECT $1::text", "100 \u00a5"))
                .withMessageContaining("U+00A5");
    }

    @Test
    void theServerTellsWhatItCannotSend() {
        connection.execute("INSERT INTO t VALUES ('5 \u20ac')");
        connection.commit();
        connection.clientEncoding("LATIN1");
        assertThatExceptionOfType(UntranslatableCharacter.class)
                .isThrownBy(() -> connection.execute("SELECT a FROM t"));
        connection.rollback();
        assertThat(text("SELECT 'ok'")).isEqualTo("ok");
    }

    @Test
    @Parity("C43")
    void anEncodingThatJavaHasNotIsGoodForAscii() {
        connection.clientEncoding("EUC_JIS_2004");
        assertThat(text("SELECT 'ascii'::text || $1", "!")).isEqualTo("ascii!");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> text("SELECT $1::text", "\u00fc"))
                .withMessageContaining("EUC_JIS_2004")
                .withMessageContaining("ASCII only");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> text("SELECT U&'\\8868'"))
                .withMessageContaining("EUC_JIS_2004");
    }

    @Test
    @Parity("C43")
    void unknownEncodingsAreRefused() {
        assertThatExceptionOfType(InvalidParameterValue.class).isThrownBy(() -> connection.clientEncoding("nope"));
        assertThatExceptionOfType(PgException.class)
                .isThrownBy(() -> Pgadapt.connect(database.dsn("client_encoding=nope")))
                .withMessageContaining("nope");
    }

    @Test
    void aStreamEndsWhenTheEncodingChanges() {
        var rows = connection.cursor().stream("SELECT '\u00fc' FROM generate_series(1, 100000)")
                .iterator();
        assertThat(rows.next().getString(0)).isEqualTo("\u00fc");
        connection.execute("SET client_encoding TO LATIN1");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() ->
                        rows.forEachRemaining(it -> assertThat(it.getString(0)).isEqualTo("\u00fc")))
                .withMessageContaining("client_encoding changed");
        assertThat(text("SELECT '\u00fc'")).isEqualTo("\u00fc");
    }

    @ParameterizedTest
    @CsvSource({"LATIN1, \u00fc", "EUC_JP, \u8868", "KOI8R, \u0436"})
    void databasesOfOtherEncodingsNeedNothing(String encoding, String text) {
        String name = database.name() + "_enc";
        create(name, encoding);
        try (Connection other =
                Pgadapt.builder(database.dsn()).set("dbname", name).build().connect()) {
            assertThat(other.info().parameterStatus("server_encoding")).isEqualTo(encoding);
            assertThat(other.execute("SELECT $1::text", text).fetchAll().get(0).getString(0))
                    .isEqualTo(text);
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> other.execute("SELECT $1::text", "\ud83d\ude00"));
            other.rollback();
            other.clientEncoding(encoding);
            assertThat(other.execute("SELECT $1::text", text).fetchAll().get(0).getString(0))
                    .isEqualTo(text);
        } finally {
            database.server().execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    @Test
    void aDatabaseWithoutEncodingIsReadAsAsked() {
        String name = database.name() + "_raw";
        create(name, "SQL_ASCII");
        try (Connection raw =
                Pgadapt.builder(database.dsn()).set("dbname", name).build().connect()) {
            raw.execute("CREATE TABLE t (a text)");
            raw.clientEncoding("LATIN1");
            raw.execute("INSERT INTO t VALUES ($1)", "gr\u00fcn");
            assertThat(read(raw)).isEqualTo("gr\u00fcn");
            raw.clientEncoding("WIN1251");
            assertThat(read(raw)).isEqualTo("gr\u044cn");
            raw.clientEncoding("SQL_ASCII");
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> read(raw))
                    .withMessageContaining("byte[]");
            byte[] bytes = raw.execute("SELECT a FROM t").fetchAll().get(0).get(0, byte[].class);
            assertThat(Objects.requireNonNull(bytes)).containsExactly('g', 'r', 0xfc, 'n');
            raw.execute("UPDATE t SET a = $1", "\u4e2d");
            assertThat(read(raw)).isEqualTo("\u4e2d");
        } finally {
            database.server().execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private static @Nullable String read(Connection from) {
        return from.execute("SELECT a FROM t").fetchAll().get(0).getString(0);
    }

    private void create(String name, String encoding) {
        database.server()
                .execute("CREATE DATABASE " + name + " ENCODING '" + encoding
                        + "' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }

    @Test
    void surrogatesAndNulAreRefusedInAnyEncoding() {
        connection.clientEncoding("GB18030");
        for (String bad : Arrays.asList("a\ud83d", "a\0b")) {
            assertThatExceptionOfType(DataError.class)
                    .isThrownBy(() -> text("SELECT $1::text", bad))
                    .withMessageContaining("parameter $1");
        }
    }
}
