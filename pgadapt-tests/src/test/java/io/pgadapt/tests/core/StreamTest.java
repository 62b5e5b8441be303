package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PgTest
class StreamTest {
    private static final String NUMBERS = "SELECT i, repeat('x', 100) FROM generate_series(1, 20000) i";
    private static final List<Integer> EXPECTED =
            IntStream.rangeClosed(1, 20_000).boxed().toList();

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private void set(ExecutionMode mode, boolean autocommit) {
        connection.executionMode(mode).autocommit(autocommit);
    }

    private static List<Integer> ints(Stream<Row> rows) {
        return rows.map(row -> row.getInt(0)).collect(Collectors.toList());
    }

    @ParameterizedTest
    @CsvSource({"CACHED,true", "CACHED,false", "UNNAMED,true", "UNNAMED,false", "SIMPLE,true", "SIMPLE,false"})
    void handsAllRowsOverInEveryMode(ExecutionMode mode, boolean autocommit) {
        set(mode, autocommit);
        Cursor<Row> cursor = connection.cursor();
        assertThat(ints(cursor.stream(NUMBERS))).isEqualTo(EXPECTED);
        assertThat(cursor.rowCount()).isEqualTo(20_000);
        assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CACHED,true", "CACHED,false", "UNNAMED,true", "UNNAMED,false", "SIMPLE,true", "SIMPLE,false"})
    void mayBeLeftEarly(ExecutionMode mode, boolean autocommit) {
        set(mode, autocommit);
        try (Stream<Row> rows = connection.cursor().stream(NUMBERS)) {
            assertThat(ints(rows.limit(3))).containsExactly(1, 2, 3);
        }
        assertThat(connection.transactionStatus())
                .isEqualTo(autocommit ? TransactionStatus.IDLE : TransactionStatus.IN_TRANSACTION);
        assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CACHED,true", "CACHED,false", "UNNAMED,true", "UNNAMED,false", "SIMPLE,true", "SIMPLE,false"})
    void goesOnAfterOtherStatementsOfTheSameConnection(ExecutionMode mode, boolean autocommit) {
        set(mode, autocommit);
        try (Stream<Row> rows = connection.cursor().iterSize(100).stream(NUMBERS)) {
            Iterator<Row> iterator = rows.iterator();
            for (int expected : EXPECTED) {
                assertThat(iterator.next().getInt(0)).isEqualTo(expected);
                if (expected % 5000 == 1) {
                    assertThat(connection.execute("SELECT $1::int", expected).fetchOne())
                            .extracting(row -> row.getInt(0))
                            .isEqualTo(expected);
                }
            }
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    void interleavesWithAnotherStream() {
        try (Stream<Row> left = connection.cursor().iterSize(7).stream(NUMBERS);
                Stream<Row> right = connection.cursor().iterSize(11).stream(NUMBERS)) {
            Iterator<Row> first = left.iterator();
            Iterator<Row> second = right.iterator();
            for (int i = 1; i <= 500; i++) {
                assertThat(first.next().getInt(0)).isEqualTo(i);
                assertThat(second.next().getInt(0)).isEqualTo(i);
            }
        }
    }

    @Test
    @Parity("C31")
    void endsWithItsTransactionAndSaysSo() {
        try (Stream<Row> rows = connection.cursor().iterSize(10).stream(NUMBERS)) {
            Iterator<Row> iterator = rows.iterator();
            iterator.next();
            connection.commit();
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
            assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("transaction");
        }
    }

    @ParameterizedTest
    @CsvSource({"CACHED,true", "CACHED,false", "UNNAMED,true", "UNNAMED,false", "SIMPLE,true", "SIMPLE,false"})
    void failsWhereTheServerDoesAndLeavesTheConnectionUsable(ExecutionMode mode, boolean autocommit) {
        set(mode, autocommit);
        try (Stream<Row> rows = connection.cursor().stream("SELECT 1 / (9000 - i) FROM generate_series(1, 20000) i")) {
            Iterator<Row> iterator = rows.iterator();
            assertThatThrownBy(() -> {
                        while (iterator.hasNext()) {
                            iterator.next();
                        }
                    })
                    .isInstanceOf(DivisionByZero.class);
        }
        connection.rollback();
        assertThat(connection.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    void keepsRowsValidThatWereHandedOver() {
        List<Row> kept = connection.cursor().stream(NUMBERS).toList();
        assertThat(ints(kept.stream())).isEqualTo(EXPECTED);
    }

    @Test
    void refusesStatementsWithoutRows() {
        connection.execute("CREATE TABLE t (a int)");
        assertThatThrownBy(() -> connection.cursor().stream("INSERT INTO t VALUES (1)"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("no rows");
        assertThat(connection.execute("SELECT * FROM t").fetchAll()).isEmpty();
    }

    @Test
    void closesTheStreamBeforeTheNextStatementOfItsCursor() {
        Cursor<Row> cursor = connection.cursor();
        Stream<Row> rows = cursor.stream(NUMBERS);
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        assertThat(cursor.execute("SELECT 5").fetchOne())
                .extracting(row -> row.getInt(0))
                .isEqualTo(5);
    }
}
