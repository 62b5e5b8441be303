package io.pgadapt.tests.extras;

import static io.pgadapt.Named.named;
import static io.pgadapt.extras.rows.Rows.list;
import static io.pgadapt.extras.rows.Rows.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.UndefinedTable;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.extras.bulk.Bulk;
import io.pgadapt.extras.bulk.BulkStatement;
import io.pgadapt.extras.log.LoggedStatement;
import io.pgadapt.extras.log.StatementLog;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows by few statements. */
@PgTest
class BulkTest {
    /** The ways to insert into columns that are no arrays. */
    enum Way {
        VALUES(Bulk.values("INSERT INTO item (id, name, mood, home) VALUES :rows RETURNING id")
                .pageSize(3)),
        ARRAYS(Bulk.insert("item", "id", "name", "mood", "home").returning("id").pageSize(3));

        @SuppressWarnings("ImmutableEnumChecker") // it is
        final BulkStatement statement;

        Way(BulkStatement statement) {
            this.statement = statement;
        }
    }

    enum Mood {
        HAPPY,
        SAD
    }

    record Address(String street, @Nullable Integer zip) {}

    private final List<LoggedStatement> log = new ArrayList<>();
    private final Connection connection;

    BulkTest(PgDatabase database) {
        connection = Pgadapt.builder(database.dsn())
                .types(types -> types.enumType("mood", Mood.class).recordType("address", Address.class))
                .observer(StatementLog.to(log::add))
                .build()
                .connect();
    }

    @BeforeEach
    void makeTable() {
        connection.execute("""
                DROP TABLE IF EXISTS item;
                DROP TYPE IF EXISTS mood, address;
                CREATE TYPE mood AS ENUM ('HAPPY', 'SAD');
                CREATE TYPE address AS (street text, zip int);
                CREATE TABLE item (id int8 PRIMARY KEY, name varchar(12), mood mood, home address, tags text[], j jsonb, stock int4)
                """);
        connection.commit();
        log.clear();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private List<List<@Nullable Object>> items() {
        return connection
                .cursor(list())
                .execute("SELECT id, name, mood, home FROM item ORDER BY id")
                .fetchAll();
    }

    private long inserts() {
        return log.stream()
                .filter(statement -> statement.sql().startsWith("INSERT"))
                .count();
    }

    private static List<List<@Nullable Object>> rows(int count) {
        return IntStream.range(0, count).mapToObj(BulkTest::row).toList();
    }

    private static List<@Nullable Object> row(int i) {
        return Arrays.asList(
                (long) i,
                i % 3 == 0 ? null : "name " + i,
                i % 4 == 0 ? null : Mood.values()[i % 2],
                i % 5 == 0 ? null : new Address("Elm", i % 2 == 0 ? null : (Integer) i));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void insertsPageByPageAndReturnsTheRowsOfAll(Way way) {
        assertThat(way.statement.fetchAll(connection, scalar(Long.class), rows(10)))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(inserts()).isEqualTo(4);
        assertThat(items()).isEqualTo(rows(10));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void countsTheRowsOfAllPages(Way way) {
        assertThat(way.statement.run(connection, rows(10))).isEqualTo(10);
        assertThat(way.statement.run(connection, List.of())).isZero();
        assertThat(way.statement.fetchAll(connection, scalar(), List.of())).isEmpty();
        assertThat(inserts()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void worksInEveryModeAndStyle(Way way) {
        connection.executionMode(ExecutionMode.SIMPLE);
        assertThat(way.statement.run(connection, rows(4))).isEqualTo(4);
        connection.executionMode(ExecutionMode.UNNAMED);
        assertThat(way.statement.run(connection, rows(8).subList(4, 8))).isEqualTo(4);
        connection.executionMode(ExecutionMode.CACHED).placeholders(Placeholders.PYFORMAT);
        assertThat(way.statement.run(connection, rows(12).subList(8, 12))).isEqualTo(4);
        assertThat(items()).isEqualTo(rows(12));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void allPagesTakeEffectOrNone(Way way) {
        connection.autocommit(true);
        List<List<@Nullable Object>> rows = new ArrayList<>(rows(8));
        rows.add(row(1));
        for (ExecutionMode mode : ExecutionMode.values()) {
            connection.executionMode(mode);
            assertThatExceptionOfType(UniqueViolation.class)
                    .isThrownBy(() -> way.statement.run(connection, rows))
                    .withMessageContaining("in rows 6 to 8, counted from 0");
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            assertThat(items()).isEmpty();
        }
        way.statement.run(connection, rows(8));
        assertThat(items()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void rowsHaveNamesOrPositions(Way way) {
        BulkStatement byName = way == Way.VALUES
                ? Bulk.values("INSERT INTO item (id, name, mood, home) VALUES :rows RETURNING id")
                        .template("(:id, :name, :mood, :home)")
                : way.statement;
        Map<String, Object> map = Map.of("id", 1, "name", "a", "mood", "SAD", "home", new Address("Elm", 1), "more", 2);
        byName.run(connection, List.of(map, named(map).and("id", 2)));
        assertThat(items()).extracting(row -> row.get(0)).containsExactly(1L, 2L);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> byName.run(connection, List.of(Map.of("id", 3))))
                .withMessageContaining("row 0 has no value named name; it has [id]");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> way.statement.run(connection, List.of(row(3), List.of(4))))
                .withMessage("row 1 has 1 values instead of 4");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> way.statement.run(connection, List.of("x")))
                .withMessageContaining("row 0 is of java.lang.String");
    }

    @Test
    void arraysHaveNoLimitOfParameters() {
        Iterable<Object[]> rows = () ->
                IntStream.range(0, 70_000).mapToObj(i -> new Object[] {i, "x"}).iterator();
        assertThat(Bulk.insert("item", "id", "name").pageSize(Integer.MAX_VALUE).run(connection, rows))
                .isEqualTo(70_000);
        assertThat(inserts()).isOne();
    }

    @Test
    void valuesTakeFewerRowsThanAskedForWhereParametersWouldNotDo() {
        Iterable<List<?>> rows = () -> IntStream.range(0, 35_000)
                .<List<?>>mapToObj(i -> List.of(i, "x"))
                .iterator();
        assertThat(Bulk.values("INSERT INTO item (id, name) VALUES :rows")
                        .pageSize(100_000)
                        .run(connection, rows))
                .isEqualTo(35_000);
        assertThat(inserts()).isEqualTo(2);
    }

    @Test
    void arraysMeetConflicts() {
        Bulk.insert("item", "id", "name").run(connection, List.of(List.of(1, "a")));
        assertThat(Bulk.insert(Identifier.of("public", "item"), "id", "name")
                        .onConflict("(id) DO UPDATE SET name = excluded.name")
                        .returning("name")
                        .fetchAll(connection, scalar(String.class), List.of(List.of(1, "b"), List.of(2, "c"))))
                .containsExactly("b", "c");
        assertThat(Bulk.insert("item", "id", "name")
                        .onConflict("DO NOTHING")
                        .run(connection, List.of(List.of(1, "z"), List.of(3, "d"))))
                .isOne();
    }

    @Test
    void arraysRefuseWhatTheyWouldTakeApart() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> Bulk.insert("item", "id", "tags").run(connection, List.of(Arrays.asList(1, null))))
                .withMessageContaining("column \"tags\" is an array (text[])")
                .withMessageContaining("use Bulk.values");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() ->
                        Bulk.insert("item", "id", "j").run(connection, List.of(List.of(1, List.of("a", "b")))))
                .withMessageContaining("row 0 has an array or a collection for column \"j\"");
        assertThatExceptionOfType(UndefinedTable.class)
                .isThrownBy(() -> Bulk.insert("no \" such", "id").run(connection, List.of(List.of(1))))
                .withMessageContaining("\"no \" such\"");
        connection.rollback();
        assertThatIllegalArgumentException().isThrownBy(() -> Bulk.insert("item"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bulk.insert("item", "id").pageSize(0));
    }

    @Test
    @Parity("E23")
    void valuesStandWhereTheMarkerIs() {
        Bulk.executeValues(
                connection, "INSERT INTO item (id, name) VALUES :rows", List.of(List.of(1, "a"), List.of(2, "b")));
        assertThat(Bulk.executeValues(
                        connection,
                        "UPDATE item SET name = new.name FROM (VALUES :rows) AS new (id, name) WHERE item.id = new.id",
                        List.of(List.of(2, "c"), List.of(3, "d"))))
                .isOne();
        assertThat(items()).extracting(row -> row.get(1)).containsExactly("a", "c");
    }

    @Test
    @Parity("E23")
    void templatesSayHowARowIsWritten() {
        assertThat(Bulk.values("INSERT INTO item (id, name) VALUES :rows RETURNING id, name")
                        .template("($1, upper($2 || '$1:x' || $1::int4::text))")
                        .fetchAll(connection, list(), List.of(List.of(1, "a"), List.of(2, "b"))))
                .containsExactly(List.of(1L, "A$1:X1"), List.of(2L, "B$1:X2"));
        for (String wrong : List.of("(1, 2)", "($1, :name)")) {
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(
                            () -> Bulk.values("INSERT INTO item VALUES :rows").template(wrong))
                    .withMessageContaining("placeholders of one kind");
        }
    }

    @Test
    @Parity("E23")
    void theMarkerMustBeThereOnce() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> Bulk.values("INSERT INTO item VALUES ($1)"))
                .withMessageContaining("write :rows where they belong");
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> Bulk.values("INSERT INTO item VALUES :rows, :rows"))
                .withMessageContaining("must be there once");
        assertThat(Bulk.executeValues(
                        connection,
                        "INSERT INTO item (id, name) /* as :rows $1 */ SELECT id, name || $q$:rows$q$ || E'\\':rows'"
                                + " FROM (VALUES :rows) AS new (id, name) -- :rows",
                        List.of(List.of(1, "a"))))
                .isOne();
        assertThat(items()).extracting(row -> row.get(1)).containsExactly("a:rows':rows");
    }

    @Test
    void aParameterBesideTheRowsIsRefused() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> Bulk.values("UPDATE item SET stock = $1 FROM (VALUES :rows) AS new (id)"))
                .withMessageContaining("beside its rows a statement has no parameters");
    }

    @Test
    void rowsByNameNeedATemplateWithNames() {
        for (BulkStatement statement : List.of(
                Bulk.values("INSERT INTO item (id) VALUES :rows"),
                Bulk.values("INSERT INTO item (id) VALUES :rows").template("($1)"))) {
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> statement.run(connection, List.of(Map.of("id", 1))))
                    .withMessage("row 0 is by name; that needs a template with names, such as (:id, :at)");
        }
    }

    @Test
    void nullsDoNotMakePagesDiffer() {
        List<List<@Nullable Integer>> rows = IntStream.range(0, 60)
                .mapToObj(i -> Arrays.asList(i, i % 7 == 0 ? null : (Integer) i))
                .toList();
        Bulk.values("INSERT INTO item (id, stock) VALUES :rows").pageSize(10).run(connection, rows);
        assertThat(connection
                        .cursor(scalar(Long.class))
                        .execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT%'")
                        .fetchAll())
                .containsExactly(1L);
    }

    @Test
    @Parity("E22")
    void batchesRunOneStatementForEachSet() {
        Bulk.executeBatch(
                connection, "INSERT INTO item (id, name) VALUES ($1, $2)", List.of(List.of(1, "a"), List.of(2, "b")));
        Iterable<Object[]> generated = () ->
                IntStream.of(1, 2, 3).mapToObj(i -> new Object[] {i, "x" + i}).iterator();
        assertThat(Bulk.executeBatch(connection, "UPDATE item SET name = $2 WHERE id = $1", generated))
                .isEqualTo(2);
        assertThat(items()).extracting(row -> row.get(1)).containsExactly("x1", "x2");
        assertThat(Bulk.executeBatch(connection, Sql.of("DELETE FROM item WHERE id = $1"), List.of(List.of(1))))
                .isOne();
        log.clear();
        assertThat(Bulk.executeBatch(connection, "DELETE FROM item WHERE id = $1", List.of()))
                .isZero();
        assertThat(log).isEmpty();
    }
}
