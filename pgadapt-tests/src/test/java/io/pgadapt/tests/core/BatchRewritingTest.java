package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.BatchResult;
import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Inserts with rows of many sets in one statement come to what they come to one by one. */
@PgTest
@Timeout(120)
class BatchRewritingTest {
    private static final int SETS = 300;
    private static final String INSERT = "INSERT INTO item (id, name) VALUES ($1, $2)";

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE DOMAIN short AS varchar(12)",
                "CREATE TYPE mood AS ENUM ('happy', 'sad')",
                """
                CREATE TABLE item (id int, name text, small short, price numeric(9, 2) DEFAULT 7, day date, mood mood,
                    tags text[], at timestamptz, serial serial, UNIQUE (id))""",
                "CREATE FUNCTION items() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM item'",
                "CREATE SEQUENCE statements",
                """
                CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM nextval('statements'); RETURN NULL; END $$""",
                "CREATE TRIGGER counted BEFORE INSERT ON item FOR EACH STATEMENT EXECUTE FUNCTION counted()");
        connection = Pgadapt.builder(database.dsn())
                .batchMode(BatchMode.REWRITTEN)
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    /**
     * A statement, and sets for it.
     *
     * @param statements how many the server is to see, when rewritten
     */
    record Case(String sql, int statements, IntFunction<Object> set) {
        @Override
        public String toString() {
            return sql;
        }
    }

    static List<Case> cases() {
        int pages = Integer.bitCount(SETS);
        return List.of(
                new Case(INSERT, pages, i -> List.of(i, "n" + i)),
                new Case(INSERT, pages, i -> Arrays.asList(i, i % 3 == 0 ? null : "n" + i)),
                new Case(INSERT, pages, i -> Arrays.asList(i, i < 2 ? null : Optional.of("n" + i))),
                new Case(INSERT, pages, i -> List.of("" + i, "n")),
                new Case("INSERT INTO item (id, price) VALUES ($1, $2)", pages, i -> List.of(i, new BigDecimal(i))),
                new Case("INSERT INTO item (id, price) VALUES ($1, $2)", pages, i -> List.of("" + i, "" + i)),
                new Case("INSERT INTO item (id, price) VALUES ($1, $2)", pages, i -> List.of((long) i, i / 8.0)),
                new Case("INSERT INTO item (id, small) VALUES ($1, $2)", pages, i -> List.of(i, "n" + i)),
                new Case(
                        "INSERT INTO item (id, day) VALUES ($1, $2)",
                        pages,
                        i -> List.of(i, "2024-01-0" + (i % 9 + 1))),
                new Case(
                        "INSERT INTO item (id, day) VALUES ($1, $2)",
                        pages,
                        i -> List.of(i, LocalDate.of(2024, 1, 1 + i % 30))),
                new Case("INSERT INTO item (id, mood) VALUES ($1, $2)", pages, i -> List.of(i, "happy")),
                new Case(
                        "INSERT INTO item (id, mood) VALUES ($1, $2)",
                        pages,
                        i -> List.of(i, Typed.of("mood", i % 2 == 0 ? "sad" : "happy"))),
                new Case(
                        "INSERT INTO item (id, tags) VALUES ($1, $2)", pages, i -> List.of(i, List.of("a,", "\"" + i))),
                new Case("INSERT INTO item (id, name) VALUES ($1::int, $1::int || ')')", pages, i -> List.of(i)),
                new Case("INSERT INTO item (name, id) VALUES ('VALUES ($2)' || $1, $2)", pages, i -> List.of("x", i)),
                new Case("INSERT INTO item (id, name) VALUES (/* ) */ $1, '1')", pages, i -> List.of(i)),
                new Case("INSERT INTO item (id, name) VALUES ($1, $q$ $1) $q$) -- end", pages, i -> List.of(i)),
                new Case(
                        "INSERT INTO item (id, price) VALUES ($1, 1.5::numeric(9, 1) + $2)", pages, i -> List.of(i, 1)),
                new Case("INSERT INTO \"item\" AS \"values\" (\"id\") VALUES ($1);", pages, i -> List.of(i)),
                new Case("INSERT INTO item (id, name) VALUES (:id::int, ':id' || :id)", pages, i -> named("id", i)),
                new Case("INSERT INTO item (id) VALUES ($1) RETURNING id, serial", pages, i -> List.of(i)),
                new Case("INSERT INTO item (id) VALUES ($1) ON CONFLICT DO NOTHING", pages, i -> List.of(i / 2)),
                new Case("INSERT INTO item (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", pages, i -> List.of(i % 7)),
                new Case(
                        "INSERT INTO item (id, name) VALUES ($1, 'a') ON CONFLICT (id) DO UPDATE SET name = item.name || $2",
                        SETS,
                        i -> List.of(i / 2, "b")),
                new Case("INSERT INTO item (id, name) VALUES ($1, items()::text)", SETS, i -> List.of(i)),
                new Case("INSERT INTO item (id, name) VALUES ($1, (SELECT count(*) FROM item))", SETS, i -> List.of(i)),
                new Case("INSERT INTO item (id, price) VALUES ($1, DEFAULT)", SETS, i -> List.of(i)),
                new Case("INSERT INTO item (id) VALUES ($1), ($1 + 1000)", SETS, i -> List.of(i)),
                new Case("INSERT INTO item (id) SELECT $1", SETS, i -> List.of(i)),
                new Case("INSERT INTO item (id) VALUES ($1) RETURNING $2::text", SETS, i -> List.of(i, "x")),
                new Case("INSERT INTO item (id, tags[1]) VALUES ($1, $2)", SETS, i -> List.of(i, "x")),
                new Case("WITH n AS (SELECT 1) INSERT INTO item (id) VALUES ($1)", SETS, i -> List.of(i)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @ExtendedProtocol
    void comesToTheSameAsOneByOne(Case it) {
        List<Object> sets = IntStream.range(0, SETS).mapToObj(it.set()).toList();
        Outcome plain = run(BatchMode.PIPELINED, it, sets);
        Outcome rewritten = run(BatchMode.REWRITTEN, it, sets);
        assertThat(rewritten.rowCount()).isEqualTo(plain.rowCount());
        assertThat(rewritten.table()).isEqualTo(plain.table());
        assertThat(plain.statements()).isEqualTo(SETS);
        assertThat(rewritten.statements()).isEqualTo(it.statements());
    }

    private Outcome run(BatchMode mode, Case it, List<Object> sets) {
        connection.execute("TRUNCATE item RESTART IDENTITY");
        connection.execute("SELECT setval('statements', 1, false)");
        Cursor<Row> cursor = connection.cursor().batchMode(mode).executeMany(it.sql(), sets);
        List<String> table = connection.execute("SELECT item::text FROM item ORDER BY ctid").fetchAll().stream()
                .map(row -> Objects.requireNonNull(row.getString(0)))
                .toList();
        Row row = Objects.requireNonNull(
                connection.execute("SELECT nextval('statements') - 1").fetchOne());
        connection.rollback();
        return new Outcome(cursor.rowCount(), table, row.getLong(0));
    }

    private record Outcome(long rowCount, List<String> table, long statements) {}

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void returnsRowsInTheOrderOfTheSets(ExecutionMode mode) {
        connection.executionMode(mode);
        Cursor<Row> cursor = connection
                .cursor()
                .executeManyReturning(
                        INSERT + " RETURNING id, name", IntStream.range(0, 1000).mapToObj(i -> set(999 - i)));
        assertThat(cursor.rowCount()).isEqualTo(1000);
        List<BatchResult<Row>> sets = cursor.batchResults();
        assertThat(sets).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(sets.get(i).rowCount()).isEqualTo(1);
            assertThat(sets.get(i).rows().get(0).getString(1)).isEqualTo("n" + (999 - i));
        }
        assertThat(cursor.fetchAll().stream().map(row -> row.getInt(0)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> 999 - i).toList());
        connection.rollback();
    }

    @Test
    void countsEachSetWhereRowsMayBeLeftOut() {
        Cursor<Row> cursor = connection
                .cursor()
                .executeManyReturning(
                        INSERT + " ON CONFLICT DO NOTHING RETURNING id", List.of(set(1), set(1), set(2), set(1)));
        assertThat(cursor.batchResults()).extracting(BatchResult::rowCount).containsExactly(1L, 0L, 1L, 0L);
        assertThat(cursor.rowCount()).isEqualTo(2);
    }

    @Test
    @ExtendedProtocol
    void doesNotGuessWhichRowsATriggerLeftOut() {
        connection.execute("CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN IF new.id % 2 = 0 THEN RETURN NULL; END IF; RETURN new; END $$");
        connection.execute("CREATE TRIGGER odd BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION odd()");
        Cursor<Row> cursor = connection
                .cursor()
                .executeManyReturning(
                        INSERT + " RETURNING id", IntStream.range(0, 5).mapToObj(BatchRewritingTest::set));
        assertThat(cursor.rowCount()).isEqualTo(2);
        assertThat(cursor.batchResults()).extracting(BatchResult::rowCount).containsExactly(-1L, -1L, -1L, -1L, 0L);
        assertThat(cursor.fetchAll()).extracting(row -> row.getInt(0)).containsExactly(1, 3);
    }

    @Test
    @ExtendedProtocol
    void namesTheSetsOfThePageThatTheServerRefuses() {
        assertThatThrownBy(() -> connection
                        .cursor()
                        .executeMany(INSERT, IntStream.range(0, 1000).mapToObj(i -> set(i == 700 ? 3 : i))))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("in one of the sets 512 to 767 of the parameters")
                .hasMessageContaining("(id)=(3)");
        connection.rollback();
    }

    @Test
    void namesTheSetThatCannotBeSent() {
        assertThatThrownBy(() -> connection
                        .cursor()
                        .executeMany(INSERT, IntStream.range(0, 1000).mapToObj(i -> List.of(i, i == 700 ? "\0" : "x"))))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("parameter $2")
                .hasMessageContaining("in set 700 of");
        assertThat(count()).isEqualTo(700);
        connection.rollback();
    }

    @Test
    void valuesMayChangeTheirClassesAndTheirArrayMayBeUsedAgain() {
        @Nullable Object[] reused = new @Nullable Object[2];
        byte[] bytes = new byte[1];
        connection.execute("CREATE TEMP TABLE data (id bigint, a bytea)");
        List<Object> ids = List.of(1, 2L, "3", (short) 4, 5, "6");
        Iterable<Object[]> sets = () -> ids.stream()
                .map(id -> {
                    reused[0] = id;
                    bytes[0]++;
                    reused[1] = bytes;
                    return reused;
                })
                .iterator();
        connection.cursor().executeMany("INSERT INTO data VALUES ($1, $2)", sets);
        List<String> rows = new ArrayList<>();
        connection.execute("SELECT data::text FROM data").forEach(row -> rows.add(row.getString(0)));
        assertThat(rows)
                .containsExactly(
                        "(1,\"\\\\x01\")",
                        "(2,\"\\\\x02\")",
                        "(3,\"\\\\x03\")",
                        "(4,\"\\\\x04\")",
                        "(5,\"\\\\x05\")",
                        "(6,\"\\\\x06\")");
    }

    @Test
    void fitsManyColumnsAndASmallStatementCache(PgDatabase database) {
        String columns = String.join(
                ",", IntStream.range(0, 1600).mapToObj(i -> "c" + i + " int2").toList());
        String row = String.join(
                ",", IntStream.rangeClosed(1, 1600).mapToObj(i -> "$" + i).toList());
        Object[] set = IntStream.range(0, 1600).mapToObj(i -> (short) i).toArray();
        for (int statements : new int[] {0, 1, 50}) {
            try (Connection small = Pgadapt.builder(database.dsn())
                    .statementCache(statements, 1 << 20)
                    .batchMode(BatchMode.REWRITTEN)
                    .build()
                    .connect()) {
                small.execute("CREATE TEMP TABLE wide (" + columns + ")");
                Cursor<Row> cursor = small.cursor()
                        .executeMany(
                                "INSERT INTO wide VALUES (" + row + ")",
                                IntStream.range(0, 77).mapToObj(i -> set));
                assertThat(cursor.rowCount()).isEqualTo(77);
            }
        }
    }

    @Test
    void takesPythonsPlaceholders() {
        connection
                .cursor()
                .placeholders(Placeholders.PYFORMAT)
                .executeMany("INSERT INTO item (id, name) VALUES (%s, '%%s' || %s)", List.of(set(1), set(2), set(3)));
        assertThat(connection.execute("SELECT name FROM item ORDER BY id").fetchAll())
                .extracting(row -> row.getString(0))
                .containsExactly("%sn1", "%sn2", "%sn3");
    }

    private static List<Object> set(int id) {
        return List.of(id, "n" + id);
    }

    private int count() {
        return Objects.requireNonNull(
                        connection.execute("SELECT count(*)::int FROM item").fetchOne())
                .getInt(0);
    }
}
