package io.pgadapt.tests.sql;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Composed;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Placeholder;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names and values that want to be SQL, in composed statements: each comes back as what it was. What fails, fails again with
 * {@code -Dpgadapt.seed=} and the number in the message; {@code -Dpgadapt.injections=} asks for more rounds.
 */
@PgTest
class InjectionFuzzTest {
    private static final long SEED = Long.getLong("pgadapt.seed", new Random().nextLong());
    private static final int ROUNDS = Integer.getInteger("pgadapt.injections", 10);

    /** As many bytes as PostgreSQL keeps of a name. */
    private static final int MOST_BYTES = 63;

    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "\"",
            "\"\"",
            "\\",
            "\\'",
            "\\\"",
            "$$",
            "$a$",
            "$1",
            "$2",
            ":name",
            ":v",
            "::int",
            "%",
            "%%",
            "%s",
            "%(v)s",
            "%(name)s",
            "--",
            "/*",
            "*/",
            ";",
            "\n",
            "\r\n",
            "\t",
            "\b",
            "E'",
            "U&'",
            "U&\"",
            "\\0027",
            "!0027",
            "UESCAPE '!'",
            "\\x27",
            "{",
            "}",
            "{}",
            "{0}",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            "&",
            "-",
            "NULL",
            "x",
            "A",
            " ",
            "\u00bf'",
            "\u5c27",
            "\u8c5c",
            "\ufeff",
            "\u2028",
            "\u00a0",
            "\u02bc",
            "\uff07",
            "\ud83d\ude00",
            "\u0000",
            "\ud800",
            "\udc00",
            "?",
            "'; DROP TABLE target; --",
            "\"; DROP TABLE target; --",
            "' OR '1'='1",
            "$$; DROP TABLE target; $$");

    private final Random random = new Random(SEED);

    /** Other names and values for each way. */
    private void seed(ExecutionMode mode, Placeholders placeholders, String conforming) {
        random.setSeed(SEED + Objects.hash(mode.name(), placeholders.name(), conforming));
    }

    private String hostile() {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> PARTS.get(random.nextInt(PARTS.size())))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "CACHED, NATIVE, on", "CACHED, PYFORMAT, off", "UNNAMED, NATIVE, off", "UNNAMED, PYFORMAT, on",
                "SIMPLE, NATIVE, on",
        "SIMPLE, NATIVE, off", "SIMPLE, PYFORMAT, on", "SIMPLE, PYFORMAT, off", "CACHED, NATIVE, off",
                "CACHED, PYFORMAT, on",
        "UNNAMED, NATIVE, on", "UNNAMED, PYFORMAT, off"
    })
    void namesAndValuesStayWhatTheyAre(
            ExecutionMode mode, Placeholders placeholders, String conforming, PgDatabase database) {
        seed(mode, placeholders, conforming);
        try (Connection conn =
                Pgadapt.builder(database.dsn()).executionMode(mode).build().connect()) {
            conn.placeholders(placeholders).autocommit(true);
            conn.execute("SET standard_conforming_strings = " + conforming + "; SET escape_string_warning = off");
            conn.execute("CREATE TABLE target (v text)");
            for (int round = 0; round < ROUNDS; round++) {
                check(conn);
            }
            assertThat(conn.execute("SELECT count(*) FROM target")
                            .fetchAll()
                            .get(0)
                            .getLong(0))
                    .isZero();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("run it again with -Dpgadapt.seed=" + SEED, e);
        }
    }

    private void check(Connection conn) {
        String value = hostile();
        String name = hostile();
        String parameter = Stream.generate(this::hostile)
                .filter(InjectionFuzzTest::isText)
                .findFirst()
                .orElseThrow();
        if (!isText(name)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Identifier.of(name));
        } else if (!isText(value)) {
            assertThatThrownBy(() -> conn.execute(Sql.of("SELECT {}").format(Literal.of(value))))
                    .isInstanceOf(DataError.class);
        } else {
            values(conn, value, parameter);
            names(conn, cut(name), value, parameter);
        }
    }

    private static boolean isText(String text) {
        return text.indexOf('\0') < 0
                && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** A value as literal, in an array, as bytes, alone and beside parameters. */
    private static void values(Connection conn, String value, String parameter) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<Object> expected = List.of(value, List.of(value, "x"), bytes, value + parameter);
        Sql query = Sql.of("SELECT {v}::text, {list}::text[], {bytes}, {v}||{p}::text");
        check(row(conn, values(query, value, bytes, Literal.of(parameter))), expected);
        check(row(conn, values(query, value, bytes, Placeholder.of()), parameter), expected);
        Composed byName = values(query, value, bytes, Placeholder.of("v"));
        check(Objects.requireNonNull(conn.execute(byName, named("v", parameter)).fetchOne()), expected);
    }

    private static Composed values(Sql query, String value, byte[] bytes, Composable parameter) {
        Literal list = Literal.of(List.of(value, "x"));
        return query.format(Map.of("v", Literal.of(value), "list", list, "bytes", Literal.of(bytes), "p", parameter));
    }

    private static void check(Row row, List<Object> expected) {
        assertThat(Arrays.deepEquals(row.values().toArray(), expected.toArray()))
                .as("%s instead of %s", row.values(), expected)
                .isTrue();
    }

    /** A table and a column of that name; only what has exactly that name is found. */
    private static void names(Connection conn, String name, String value, String parameter) {
        Map<String, Composable> pieces = Map.of(
                "name", Identifier.of(name),
                "column", Identifier.of(name, name),
                "value", Literal.of(value),
                "text", Literal.of(name),
                "p", Placeholder.of());
        conn.execute(Sql.of("CREATE TABLE {name} ({name} text, other text)").format(pieces));
        conn.execute(
                Sql.of("INSERT INTO {name} ({name}, other) VALUES ({p}, {value})")
                        .format(pieces),
                parameter);
        Row row = row(
                conn,
                Sql.of("SELECT {column}, other FROM {name} WHERE other={value}AND {column}={p}")
                        .format(pieces),
                parameter);
        assertThat(row.get(name)).isEqualTo(parameter);
        assertThat(row.get("other")).isEqualTo(value);
        Composed catalogue = Sql.of(
                        "SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                                + " WHERE c.relname = {text} AND a.attnum = 1")
                .format(pieces);
        assertThat(row(conn, catalogue).values()).containsExactly(name, name);
        conn.execute(Sql.of("DROP TABLE {name}").format(pieces));
    }

    private static Row row(Connection conn, Composed query, Object... values) {
        return Objects.requireNonNull(conn.execute(query, values).fetchOne());
    }
}
