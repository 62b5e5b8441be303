package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.BatchResult;
import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One statement with many sets of parameters. */
@PgTest
@Timeout(120)
class ExecuteManyTest {
    private static final String INSERT = "INSERT INTO item VALUES ($1, $2)";

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE TABLE item (id int PRIMARY KEY, name text)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void runsTheStatementForEachSet(ExecutionMode mode) {
        connection.executionMode(mode);
        Cursor<Row> cursor = connection.cursor();
        cursor.executeMany(INSERT, List.of(new Object[] {1, "a"}, List.of(2, "b"), Arrays.asList(3, null)));
        assertThat(cursor.rowCount()).isEqualTo(3);
        assertThat(cursor.statusMessage()).isEqualTo("INSERT 0 1");
        assertThat(cursor.description()).isNull();
        assertThat(count()).isEqualTo(3);
        cursor.executeMany("UPDATE item SET name = 'z' WHERE id <= $1", List.of(List.of(2), List.of(3)));
        assertThat(cursor.rowCount()).isEqualTo(5);
        cursor.executeMany(INSERT, List.of());
        assertThat(cursor.rowCount()).isZero();
        connection.rollback();
    }

    @Test
    void takesNamedParametersAndThoseOfPython() {
        Cursor<Row> cursor = connection.cursor();
        cursor.executeMany(
                "INSERT INTO item VALUES (:id, :name)",
                List.of(named("id", 1).and("name", "a"), named("id", 2).and("name", "b")));
        assertThat(cursor.rowCount()).isEqualTo(2);
        cursor.placeholders(Placeholders.PYFORMAT)
                .executeMany("INSERT INTO item VALUES (%s, %s)", List.of(List.of(3, "c"), List.of(4, "d")));
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void takesItsPlaceInTheTransaction() {
        connection.cursor().executeMany(INSERT, sets(0, 10));
        connection.rollback();
        assertThat(count()).isZero();
        connection.cursor().executeMany(INSERT, sets(0, 10));
        connection.commit();
        assertThat(count()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void outsideOfATransactionAllTakeEffectOrNone(ExecutionMode mode) {
        connection.autocommit(true).executionMode(mode);
        Cursor<Row> cursor = connection.cursor();
        assertThatThrownBy(() -> cursor.executeMany(INSERT, List.of(List.of(1, "a"), List.of(2, "b"), List.of(1, "c"))))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("in set 2 of the parameters");
        assertThat(count()).isZero();
        assertThatThrownBy(() -> cursor.executeMany(INSERT, List.of(List.of(1, "a"), List.of(2, "\0"))))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("in set 1 of the parameters");
        assertThat(count()).isZero();
        cursor.executeMany(INSERT, sets(0, 100));
        assertThat(count()).isEqualTo(100);
    }

    @Test
    void namesTheSetThatIsWrongAmongManyThousands() {
        Iterable<List<Object>> sets = () -> IntStream.range(0, 20_000)
                .<List<Object>>mapToObj(i -> List.of(i == 12_345 ? 0 : i, "x"))
                .iterator();
        assertThatThrownBy(() -> connection.cursor().executeMany(INSERT, sets))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("in set 12345 of");
        connection.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void refusesWhatIsNoSetOfParameters() {
        Cursor<Row> cursor = connection.cursor();
        assertThatThrownBy(() -> cursor.executeMany(INSERT, List.of("a", "b")))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("in set 0");
        assertThatThrownBy(() -> cursor.executeMany(INSERT, List.of(List.of(1))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("2 parameters are needed");
        assertThat(count()).isZero();
    }

    @Test
    void takesSetsFromAStreamOfTheSameConnection() {
        connection.cursor().executeMany(INSERT, sets(0, 5000));
        connection.execute("CREATE TEMP TABLE copy (id int, name text)");
        Cursor<Row> cursor = connection.cursor();
        try (Stream<Row> rows = connection.cursor().iterSize(100).stream("SELECT id, name FROM item")) {
            Iterable<List<Object>> sets =
                    () -> rows.map(row -> List.<Object>of(row.getInt(0), Objects.requireNonNull(row.getString(1))))
                            .iterator();
            cursor.executeMany("INSERT INTO copy VALUES ($1, $2)", sets);
        }
        assertThat(cursor.rowCount()).isEqualTo(5000);
        connection.rollback();
    }

    @Test
    @Parity("K14")
    void dropsRowsAndAddsCountsUp() {
        Cursor<Row> cursor = connection.cursor().executeMany(INSERT + " RETURNING id", sets(0, 5));
        assertThat(cursor.rowCount()).isEqualTo(5);
        assertThat(cursor.description()).isNull();
        assertThatThrownBy(cursor::fetchOne).isInstanceOf(ProgrammingError.class);
        assertThat(cursor.executeMany("DELETE FROM item WHERE id < $1", List.of(List.of(2), List.of(4), List.of(4)))
                        .rowCount())
                .isEqualTo(4);
        assertThat(cursor.executeMany(INSERT, Stream.of()).rowCount()).isZero();
        assertThat(cursor.statusMessage()).isNull();
        assertThat(cursor.executeMany("SET application_name TO 'x'", List.of(List.of(), List.of()))
                        .rowCount())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity("K14")
    void whatTheIteratorThrowsIsThrown(ExecutionMode mode) {
        connection.executionMode(mode);
        Stream<List<Object>> sets = IntStream.range(0, 3000).mapToObj(i -> {
            if (i == 2500) {
                throw new IllegalStateException("no more");
            }
            return List.of(i, "x");
        });
        assertThatThrownBy(() -> connection.cursor().executeMany(INSERT, sets))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        assertThat(count()).isEqualTo(2500);
        connection.rollback();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void theFirstSetThatFailsIsTheReason(ExecutionMode mode) {
        connection.executionMode(mode);
        Stream<List<Object>> sets =
                IntStream.range(0, 1500).mapToObj(i -> List.of(i == 1100 ? 7 : i, i == 1400 ? "\0" : "x"));
        assertThatThrownBy(() -> connection.cursor().executeMany(INSERT, sets))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("in set 1100 of");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        connection.rollback();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void keepsWhatEachSetGives(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.cursor().executeMany(INSERT, sets(0, 10));
        Cursor<String> cursor = connection
                .cursor(description -> row -> row.getInt(0) + row.getString(1))
                .executeManyReturning(
                        "UPDATE item SET name = name || $2 WHERE id < $1 RETURNING id, name",
                        Stream.of(List.of(2, "a"), List.of(0, "b"), List.of(1, "c")));
        assertThat(cursor.rowCount()).isEqualTo(3);
        assertThat(cursor.batchResults())
                .containsExactly(
                        new BatchResult<>(2, List.of("0xa", "1xa")),
                        new BatchResult<>(0, List.of()),
                        new BatchResult<>(1, List.of("0xac")));
        assertThat(cursor.fetchOne()).isEqualTo("0xa");
        assertThat(cursor.fetchAll()).containsExactly("1xa", "0xac");
        cursor.executeManyReturning("DELETE FROM item WHERE id = $1", List.of(List.of(1), List.of(1)));
        assertThat(cursor.batchResults()).extracting(BatchResult::rowCount).containsExactly(1L, 0L);
        assertThat(cursor.description()).isNull();
        cursor.executeMany("DELETE FROM item WHERE id = $1", List.of(List.of(2)));
        assertThatThrownBy(cursor::batchResults).isInstanceOf(ProgrammingError.class);
    }

    @Test
    void refusesColumnsThatChangeTheirTypes() {
        assertThatThrownBy(() -> connection
                        .cursor()
                        .executeManyReturning("SELECT $1", List.of(List.of(1), List.of(2), List.of(3L))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("of other types")
                .hasMessageContaining("in set 2 of");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    @Test
    void keepsMoreRowsThanFitIntoAWindow() {
        Cursor<Row> cursor = connection
                .cursor()
                .executeManyReturning(
                        "SELECT i, repeat('x', 500) FROM generate_series(1, $1) AS i",
                        IntStream.range(0, 3000).mapToObj(i -> List.of(i % 5)));
        assertThat(cursor.rowCount()).isEqualTo(6000);
        assertThat(cursor.batchResults().get(2999).rows())
                .extracting(row -> row.getInt(0))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void simpleTextsAreEachAsTheyAreAlone() {
        connection.executionMode(ExecutionMode.SIMPLE);
        Cursor<Row> cursor = connection.cursor();
        cursor.executeMany(INSERT + " -- a comment", sets(0, 3));
        assertThat(cursor.rowCount()).isEqualTo(3);
        connection.commit();
        assertThatThrownBy(
                        () -> cursor.executeMany("SELECT $1 || '", List.of(List.of("a"), List.of("b"), List.of("c"))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("unterminated quoted string")
                .hasMessageContaining("in set 0 of");
        connection.rollback();
        assertThatThrownBy(() ->
                        cursor.executeMany("SELECT 100 / $1", List.of(List.of(2), List.of(1), List.of(0), List.of(1))))
                .hasMessageContaining("in set 2 of");
        connection.rollback();
        assertThatThrownBy(() -> cursor.executeMany(
                        "SELECT $1::int, '\u00e9'", List.of(List.of("1"), List.of("2"), List.of("x"))))
                .isInstanceOfSatisfying(
                        DataError.class, error -> assertThat(error.position()).isEqualTo(8));
        connection.rollback();
    }

    @Test
    void theIteratorMayUseTheConnection() {
        Cursor<Row> cursor = connection.cursor();
        cursor.executeMany(INSERT, IntStream.range(0, 20).mapToObj(i -> List.of(count(), "x")));
        assertThat(count()).isEqualTo(20);
        assertThat(cursor.rowCount()).isEqualTo(20);
    }

    @Test
    @OwnSession
    void nullsNeedNoStatementOfTheirOwn() {
        List<List<@Nullable Object>> sets = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            sets.add(Arrays.asList(
                    i % 2 == 0 ? i : null, i % 4 == 0 ? i * 2L : null, Optional.ofNullable(i % 8 == 0 ? 0.5 : null)));
        }
        connection.execute("CREATE TEMP TABLE nulls (a int, b bigint, c float8)");
        connection.cursor().executeMany("INSERT INTO nulls VALUES ($1, $2, $3)", sets);
        Row row = Objects.requireNonNull(connection
                .execute("SELECT count(a), sum(b)::bigint, sum(c), (SELECT count(*) FROM pg_prepared_statements"
                        + " WHERE statement LIKE 'INSERT INTO nulls%') FROM nulls")
                .fetchOne());
        assertThat(row.getLong(0)).isEqualTo(32);
        assertThat(row.getLong(1))
                .isEqualTo(IntStream.range(0, 16).mapToLong(i -> i * 8L).sum());
        assertThat(row.getDouble(2)).isEqualTo(4.0);
        assertThat(row.getLong(3)).isEqualTo(1);
    }

    @Test
    void refusesSeveralStatementsAndCopy() {
        Cursor<Row> cursor = connection.cursor();
        assertThatThrownBy(() -> cursor.executeMany("SELECT 1; SELECT 2", List.of(List.of())))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("runs one statement");
        assertThatThrownBy(() -> cursor.executeMany("COPY item FROM STDIN", List.of(List.of())))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("COPY");
        assertThatThrownBy(() -> cursor.executeMany(INSERT, List.of(Map.of("id", 1))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("named(map)");
        assertThat(count()).isZero();
    }

    @Test
    void aMillionSetsNeedNoMoreMemoryThanAThousand() {
        connection.execute("CREATE TEMP TABLE many (id int)");
        HeapWatcher sets = new HeapWatcher(1_000_000);
        Iterable<List<Object>> once = () -> sets;
        Cursor<Row> cursor = connection.cursor().executeMany("INSERT INTO many VALUES ($1)", once);
        assertThat(cursor.rowCount()).isEqualTo(1_000_000);
        assertThat(sets.growth()).isLessThan(8L * 1024 * 1024);
        connection.rollback();
    }

    private static Iterable<?> sets(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> List.of(i, "x")).toList();
    }

    private int count() {
        return Objects.requireNonNull(
                        connection.execute("SELECT count(*)::int FROM item").fetchOne())
                .getInt(0);
    }

    /** Sets of parameters, and how much memory is in use while they are taken. */
    private static final class HeapWatcher implements Iterator<List<Object>> {
        private final int size;
        private int next;
        private long early;
        private long late;

        HeapWatcher(int size) {
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public List<Object> next() {
            if (next == 10_000) {
                early = used();
            } else if (next == size - 1) {
                late = used();
            }
            return List.of(next++);
        }

        long growth() {
            return late - early;
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
