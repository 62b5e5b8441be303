package io.pgadapt.tests.sql;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pending;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Composed;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Placeholder;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Composed statements, run. */
@PgTest
class CompositionTest {
    private Connection conn;

    record Email(String text) {}

    record Address(String street, int number) {}

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE address AS (street text, number int)", "CREATE TYPE mood AS ENUM ('glad', 'sad')");
        conn = Pgadapt.builder(database.dsn())
                .types(t -> t.recordType("address", Address.class))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private String text(Composable statement) {
        return conn.cursor().mogrify(statement);
    }

    private Object value(Composable statement, Object... parameters) {
        Row row = Objects.requireNonNull(conn.execute(statement, parameters).fetchOne());
        return Objects.requireNonNull(row.get(0));
    }

    @Test
    @Parity({"S1", "S4"})
    void literalsAreConstantsOfTheirTypes() {
        assertThat(text(Literal.of(null))).isEqualTo("NULL");
        assertThat(text(Literal.of("it's"))).isEqualTo("'it''s'");
        assertThat(text(Literal.of("a\\"))).isEqualTo("E'a\\\\'");
        assertThat(text(Literal.of(5))).isEqualTo("5");
        assertThat(text(Literal.of(-5L))).isEqualTo("-5");
        assertThat(text(Literal.of(true))).isEqualTo("true");
        assertThat(text(Literal.of(new BigDecimal("1.5")))).isEqualTo("'1.5'::numeric");
        assertThat(text(Literal.of(LocalDate.of(2026, 1, 31)))).isEqualTo("'2026-01-31'::date");
        assertThat(text(Literal.of(Typed.of("int8", 5)))).isEqualTo("'5'::int8");
        assertThat(text(Literal.of(Typed.of("mood", "sad")))).isEqualTo("'sad'::\"public\".\"mood\"");
        assertThat(text(Literal.of(new Address("Elm", 5)))).isEqualTo("'(Elm,5)'::\"public\".\"address\"");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    @Parity("S4")
    void literalsAreMadeByTheCodecsOfTheCursor() {
        Cursor<Row> cursor = conn.cursor();
        cursor.types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::new, email -> "<" + email.text() + ">")));
        assertThat(cursor.mogrify(Literal.of(new Email("x")))).isEqualTo("'<x>'");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> text(Literal.of(new Email("x"))))
                .withMessageContaining("literal 1");
    }

    @Test
    @Parity("S4")
    void valuesThatCannotBeSentAreRefusedWhenTheStatementRuns() {
        Composed unknown = Sql.of("SELECT {}, {}").format(Literal.of(1), Literal.of(new Thread()));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(unknown))
                .withMessageContaining("literal 2")
                .withMessageContaining("java.lang.Thread");
        Composed nul = Sql.of("SELECT {}").format(Literal.of("a\0"));
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> conn.execute(nul))
                .withMessageContaining("literal 1");
        Composed noType = Sql.of("SELECT {}").format(Literal.of(Typed.of("nowhere", 1)));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(noType))
                .withMessageContaining("literal 1")
                .withMessageContaining("nowhere");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    void statementsThatTakeNoParametersTakeLiterals() {
        conn.execute("CREATE SEQUENCE counter");
        conn.execute(
                Sql.of("ALTER SEQUENCE counter MINVALUE {} RESTART WITH {}").format(Literal.of(-7L), Literal.of(100L)));
        assertThat(value(Sql.of("SELECT nextval({})").format(Literal.of("counter"))))
                .isEqualTo(100L);
        conn.execute(Sql.of("SET enable_seqscan = {}").format(Literal.of(false)));
        conn.execute(Sql.of("SET LOCAL statement_timeout = {}").format(Literal.of(10_000)));
        conn.execute(Sql.of("CREATE VIEW glad AS SELECT {}::mood AS m, {} AS d")
                .format(Literal.of("glad"), Literal.of(LocalDate.EPOCH)));
        assertThat(value(Sql.of("SELECT m FROM glad"))).isEqualTo("glad");
    }

    @Test
    void listsAreArraysAndJoinForIn() {
        Sql query = Sql.of("SELECT count(*) FROM generate_series(1, 9) n WHERE n {}");
        assertThat(value(query.format(Sql.of("= ANY ({})").format(Literal.of(List.of(2, 3))))))
                .isEqualTo(2L);
        assertThat(value(query.format(Sql.of("= ANY ({})").format(Literal.of(List.of())))))
                .isEqualTo(0L);
        Composed in = Stream.of(2, 3, 4).map(Literal::of).collect(Sql.of(", ").joining());
        assertThat(value(query.format(Sql.of("IN ({})").format(in)))).isEqualTo(3L);
        assertThat(value(Sql.of("SELECT {}[2]").format(Literal.of(List.of(7, 8)))))
                .isEqualTo(8);
    }

    @Test
    void signsStayWithTheirNumbers() {
        assertThat(value(Sql.of("SELECT 5-{}").format(Literal.of(-1)))).isEqualTo(6);
        assertThat(value(Sql.of("SELECT -{} -- {{}}").format(Literal.of(-1)))).isEqualTo(1);
        assertThat(value(Sql.of("SELECT @{}").format(Literal.of(-1)))).isEqualTo(1);
        assertThat(value(Sql.of("SELECT {}::int2").format(Literal.of(-32768)))).isEqualTo((short) -32768);
        assertThat(value(Sql.of("SELECT {} ::text").format(Literal.of(-1)))).isEqualTo("-1");
        assertThat(value(Sql.of("SELECT {}").format(Literal.of(Long.MIN_VALUE))))
                .isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Placeholders.class)
    @Parity({"S5", "S9"})
    void placeholdersAreThoseOfTheCursor(Placeholders placeholders) {
        conn.placeholders(placeholders);
        Composed byPosition = Sql.of("SELECT {}::int - {}::int").format(Placeholder.of(), Placeholder.of());
        assertThat(value(byPosition, 5, 3)).isEqualTo(2);
        Composed byName =
                Sql.of("SELECT {0}::int - {1}::int + {0}::int").format(Placeholder.of("a"), Placeholder.of("b"));
        assertThat(conn.execute(byName, named("a", 5).and("b", 3)).fetchAll())
                .first()
                .extracting(row -> row.get(0))
                .isEqualTo(7);
        assertThat(text(byPosition)).isEqualTo("SELECT $1::int - $2::int");
        assertThat(conn.cursor().mogrify(byPosition, 1, "2")).isEqualTo("SELECT '1'::int4::int - '2'::int");
    }

    @Test
    @Parity("S5")
    void placeholdersByPositionStandAlone() {
        Composed mixed = Sql.of("SELECT $1, {}").format(Placeholder.of());
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(mixed, 1))
                .withMessageContaining("$1 stands beside a Placeholder");
        Composed both = Sql.of("SELECT {}, {}").format(Placeholder.of(), Placeholder.of("b"));
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> conn.execute(both, 1));
        assertThat(conn.execute(
                                Sql.of("SELECT a[{}:{}] FROM (SELECT ARRAY[1,2,3] a) t")
                                        .format(Placeholder.of("lo"), Placeholder.of("hi")),
                                named("lo", 2).and("hi", 3))
                        .fetchAll())
                .first()
                .extracting(row -> row.get(0))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    @Parity("S9")
    @ExtendedProtocol
    void composedStatementsGoWhereverSqlGoes() {
        Identifier table = Identifier.of("My Table");
        conn.execute(Sql.of("CREATE TABLE {} (a int, b text)").format(table));
        Composed insert = Sql.of("INSERT INTO {} VALUES ({})")
                .format(table, Placeholder.of().times(2).join(", "));
        conn.cursor().executeMany(insert, List.of(List.of(1, "x"), List.of(2, "y")));
        conn.execute(insert, 3, null);
        Composed select = Sql.of("SELECT b FROM {} WHERE a > {} ORDER BY a").format(table, Placeholder.of("a"));
        try (Stream<Row> rows = conn.cursor().stream(select, named("a", 0))) {
            assertThat(rows.map(row -> row.getString(0))).containsExactly("x", "y", null);
        }
        try (Stream<Row> rows = conn.cursor().stream(Sql.of("SELECT a FROM {}").format(table))) {
            assertThat(rows).hasSize(3);
        }
        try (Pipeline pipeline = conn.pipeline()) {
            Pending<Row> named = pipeline.execute(select, named("a", 2));
            Pending<Row> literal = pipeline.execute(Sql.of("SELECT {}").format(Literal.of(new Address("Elm", 5))));
            assertThat(named.get().fetchAll()).hasSize(1);
            assertThat(literal.get().fetchAll())
                    .first()
                    .extracting(row -> row.get(0))
                    .isEqualTo(new Address("Elm", 5));
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity("S10")
    void whatIdentifiersAndLiteralsHoldIsNoPlaceholder(ExecutionMode mode) {
        conn.executionMode(mode);
        for (Placeholders placeholders : Placeholders.values()) {
            conn.placeholders(placeholders);
            String hostile = "100% %s %(x)s %% $1 :x '\"";
            Composed query = Sql.of("SELECT {} || {}::text AS {}")
                    .format(Literal.of(hostile), Placeholder.of(), Identifier.of(hostile));
            Row row = Objects.requireNonNull(conn.execute(query, "!").fetchOne());
            assertThat(row.get(hostile)).isEqualTo(hostile + "!");
            Composed byName = Sql.of("SELECT {} || {}::text").format(Literal.of(hostile), Placeholder.of("x"));
            assertThat(conn.execute(byName, named("x", "!")).fetchAll())
                    .first()
                    .extracting(r -> r.get(0))
                    .isEqualTo(hostile + "!");
            assertThat(value(Sql.of("SELECT {}").format(Literal.of(hostile)))).isEqualTo(hostile);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '{}'",
                "SELECT \"{}\"",
                "SELECT 1 -- {}",
                "SELECT /* {} */ 1",
                "SELECT $$ {} $$",
                "SELECT E'{}",
                "SELECT '{}",
                "SELECT 'a'\n{}"
            })
    void piecesWithinQuotesAndCommentsAreRefused(String format) {
        Composed statement = Sql.of(format).format(Literal.of("; DROP TABLE item --"));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(statement))
                .withMessageContaining("would be part of what stands beside it");
    }

    @Test
    void piecesDoNotGrowTogether() {
        assertThat(text(Composed.of(Identifier.of("a"), Identifier.of("b")))).isEqualTo("\"a\" \"b\"");
        assertThat(text(Composed.of(Literal.of("a"), Literal.of("b")))).isEqualTo("'a' 'b'");
        assertThat(text(Sql.of("E{}x").format(Literal.of("a")))).isEqualTo("E 'a'x");
        assertThat(text(Sql.of("u&{}").format(Literal.of("a")))).isEqualTo("u& 'a'");
        assertThat(text(Sql.of("LIMIT{}OFFSET{}.").format(Literal.of(1), Literal.of(2))))
                .isEqualTo("LIMIT 1 OFFSET 2 .");
        assertThat(text(Sql.of("${}").format(Literal.of(1)))).isEqualTo("$ 1");
    }

    @Test
    void thePlaceOfAMistakeIsInTheComposedText() {
        Composed wrong = Sql.of("SELECT {}, wrong").format(Literal.of("tea"));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> conn.execute(wrong))
                .satisfies(e -> assertThat(e.sql()).isEqualTo("SELECT 'tea', wrong"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(15));
    }
}
