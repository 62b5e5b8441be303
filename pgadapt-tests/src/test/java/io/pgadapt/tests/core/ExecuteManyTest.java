package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
