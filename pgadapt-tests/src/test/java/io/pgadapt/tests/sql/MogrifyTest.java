package io.pgadapt.tests.sql;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Placeholder;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements with their values in place, and the text of statements altogether. */
@PgTest
class MogrifyTest {
    private final List<String> sent = new ArrayList<>();
    private Connection conn;
    private Cursor<Row> cursor;

    record Address(String street, int number) {}

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE address AS (street text, number int)", "CREATE TYPE mood AS ENUM ('glad', 'sad')");
        conn = Pgadapt.builder(database.dsn())
                .types(t -> t.recordType("address", Address.class))
                .trace(sent::add)
                .build()
                .connect();
        cursor = conn.cursor();
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    @Parity("K12")
    void showsTheStatementAsTheSimpleProtocolSendsIt() {
        Object[] values = {
            1,
            "it's",
            null,
            new BigDecimal("-1.5"),
            LocalDate.EPOCH,
            List.of(1, 2),
            new Address("Elm", 5),
            Typed.of("mood", "sad")
        };
        String sql = "SELECT $1 + $1, $2, $3, 5-$4, $5, $6, $7, $8 -- $9";
        String text = cursor.mogrify(sql, values);
        assertThat(text)
                .isEqualTo("SELECT '1'::int4 + '1'::int4, 'it''s', NULL, 5-'-1.5'::numeric, '1970-01-01'::date,"
                        + " '{1,2}'::int4[], '(Elm,5)'::\"public\".\"address\", 'sad'::\"public\".\"mood\" -- $9");
        conn.executionMode(ExecutionMode.SIMPLE).autocommit(true);
        sent.clear();
        List<Row> rows = conn.execute(sql, values).fetchAll();
        assertThat(sent).anySatisfy(line -> assertThat(line).contains(text));
        assertThat(conn.execute(text).fetchAll().get(0).values())
                .isEqualTo(rows.get(0).values());
    }

    @Test
    @Parity("K12")
    void runsNothingAndKeepsTheResult() {
        cursor.execute("SELECT 1");
        sent.clear();
        assertThat(cursor.mogrify("SELECT :a, :b", named("a", 1).and("b", List.of())))
                .isEqualTo("SELECT '1'::int4, '{}'");
        assertThat(sent).isEmpty();
        assertThat(cursor.fetchAll()).hasSize(1);
        assertThat(cursor.query()).isEqualTo("SELECT 1");
    }

    @Test
    @Parity("K12")
    void worksWhenCursorAndConnectionAreClosed() {
        Typed sad = Typed.of("mood", "sad");
        assertThat(cursor.mogrify("SELECT $1", sad)).isEqualTo("SELECT 'sad'::\"public\".\"mood\"");
        cursor.close();
        assertThat(cursor.mogrify("SELECT $1", "x")).isEqualTo("SELECT 'x'");
        conn.close();
        assertThat(cursor.mogrify("SELECT $1, $2", 1, sad)).isEqualTo("SELECT '1'::int4, 'sad'::\"public\".\"mood\"");
        assertThat(cursor.mogrify("SELECT $1", Typed.of("address", "(a,1)"))).isEqualTo("SELECT '(a,1)'");
        assertThat(cursor.mogrify(Sql.of("SELECT {}, {}").format(Literal.of(5), Placeholder.of()), "x"))
                .isEqualTo("SELECT 5, 'x'");
        assertThatExceptionOfType(InterfaceError.class).isThrownBy(() -> cursor.execute("SELECT 1"));
    }

    @Test
    void unknownTypesAreAskedForWithoutTouchingTheTransaction() {
        conn.execute("SELECT 1");
        assertThat(cursor.mogrify("SELECT $1", Typed.of("mood", "sad"))).contains("mood");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> cursor.mogrify("SELECT $1", Typed.of("nowhere", 1)))
                .withMessageContaining("parameter $1");
        assertThat(conn.execute("SELECT 2").fetchAll()).hasSize(1);
        assertThatExceptionOfType(SyntaxError.class).isThrownBy(() -> conn.execute("SELECT 1 1"));
        assertThat(cursor.mogrify("SELECT $1", Typed.of("address", "(a,1)"))).isEqualTo("SELECT '(a,1)'");
    }

    @Test
    @Parity({"K1", "K3"})
    void takesTextAndComposedStatementsButNoNul() {
        assertThat(conn.execute("SELECT 'ü'").fetchAll().get(0).getString(0)).isEqualTo("ü");
        assertThat(conn.execute(Sql.of("SELECT 'ü'")).fetchAll().get(0).getString(0))
                .isEqualTo("ü");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute("SELECT 1\0, 2"))
                .withMessageContaining("NUL");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(Sql.of("SELECT 1\0, {}").format(Literal.of(1))))
                .withMessageContaining("NUL");
    }

    @Test
    @Parity("K2")
    void refusesEmptyStatements() {
        for (String empty : List.of("", " ", ";", "-- nothing", "/* */ ; ;")) {
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> conn.execute(empty));
        }
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> conn.execute(Sql.of(" ")));
    }

    @Test
    @Parity("K4")
    void severalStatementsGiveTheLastResultAndAreOneTransaction() {
        conn.autocommit(true);
        assertThat(conn.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1); SELECT a FROM t")
                        .fetchAll())
                .hasSize(1);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute("INSERT INTO t VALUES (2); SELECT nonsense; SELECT 1"));
        assertThat(conn.execute("SELECT a FROM t").fetchAll()).hasSize(1);
    }

    @Test
    @Parity({"K5", "K6"})
    void withoutValuesNothingIsAPlaceholder() {
        cursor.placeholders(Placeholders.PYFORMAT);
        assertThat(cursor.mogrify("SELECT '%', '%%', 7 % 4")).isEqualTo("SELECT '%', '%%', 7 % 4");
        assertThat(cursor.execute("SELECT '%s %%', 7 % 4").fetchAll().get(0).values())
                .containsExactly("%s %%", 3);
        assertThat(cursor.mogrify("SELECT 7 %% %s", 4)).isEqualTo("SELECT 7 % '4'::int4");
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute("SELECT 7 % 4, %s", 1));
        assertThat(cursor.mogrify("SELECT '100%%'", named("unused", 1))).isEqualTo("SELECT '100%'");
    }

    @Test
    @Parity("K7")
    void valuesByPositionMustBeAsManyAsPlaceholders() {
        cursor.placeholders(Placeholders.PYFORMAT);
        assertThat(cursor.mogrify("SELECT %s, %s", 1, "a")).isEqualTo("SELECT '1'::int4, 'a'");
        for (String wrong : List.of("SELECT %d", "SELECT %s, %s", "SELECT 1", "SELECT %", "SELECT %5s")) {
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute(wrong, 1));
        }
    }

    @Test
    @Parity("K8")
    void valuesByNameMayBeUsedTwiceOrNotAtAll() {
        cursor.placeholders(Placeholders.PYFORMAT);
        String sql = "SELECT %(a)s || %(a)s || %(b c)s";
        assertThat(cursor.mogrify(sql, named("a", "x").and("b c", "y").and("unused", 1)))
                .isEqualTo("SELECT 'x' || 'x' || 'y'");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> cursor.execute(sql, named("a", "x")))
                .withMessageContaining("%(b c)s is not given");
    }

    @Test
    @Parity("K9")
    void mixedAndUnclosedPlaceholdersAreRefused() {
        cursor.placeholders(Placeholders.PYFORMAT);
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute("SELECT %s, %(a)s", 1));
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute("SELECT %(a", named("a", 1)));
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute("SELECT %s", named("a", 1)));
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.execute("SELECT %(a)s", 1));
        assertThat(cursor.mogrify("SELECT %s", "abc")).isEqualTo("SELECT 'abc'");
    }

    @Test
    @Parity("K10")
    void placeholdersWithinQuotesAreNone() {
        assertThat(cursor.mogrify("SELECT '$1', \"$1\", $1", "x")).isEqualTo("SELECT '$1', \"$1\", 'x'");
        cursor.placeholders(Placeholders.PYFORMAT);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> cursor.execute("SELECT '%s', %s", "x"))
                .withMessageContaining("within quotes");
    }

    @Test
    @Parity("K11")
    void nullIsNull() {
        assertThat(cursor.mogrify("SELECT $1, $2", null, 1)).isEqualTo("SELECT NULL, '1'::int4");
        assertThat(cursor.mogrify("SELECT $1", (Object) null)).isEqualTo("SELECT NULL");
        Row row = Objects.requireNonNull(
                cursor.execute("SELECT $1::text IS NULL, $2::int[]", null, Arrays.asList(1, null))
                        .fetchOne());
        assertThat(row.values()).containsExactly(true, Arrays.asList(1, null));
    }

    @Test
    @Parity("K12")
    void valuesThatCannotBeSentAreRefused() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> cursor.mogrify("SELECT $1, $2", 1, "\0"))
                .withMessageContaining("parameter $2");
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> cursor.mogrify("SELECT $1", 1, 2));
        assertThat(cursor.mogrify("")).isEmpty();
    }
}
