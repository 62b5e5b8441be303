package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pending;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.InternalError;
import io.pgadapt.errors.PipelineAborted;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.errors.sqlstate.UndefinedTable;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Composite;
import java.util.ArrayList;
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

/** Statements that do not wait for each other. */
@PgTest
@Timeout(60)
@ExtendedProtocol
class PipelineTest {
    private static final RowFactory<Integer> FIRST = columns -> row -> row.getInt(0);

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

    @Test
    void beginsOneTransactionWhereResultsAreAwaitedInBetween() {
        try (Pipeline pipeline = connection.pipeline()) {
            pipeline.execute("INSERT INTO item VALUES (1, 'a')").get();
            pipeline.execute("INSERT INTO item VALUES (2, 'b')").get();
        }
        assertThat(connection.notices()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionMode.class, names = "SIMPLE", mode = EnumSource.Mode.EXCLUDE)
    @OwnSession
    void givesEachStatementItsResult(ExecutionMode mode) {
        connection.executionMode(mode);
        for (int round = 0; round < 2; round++) {
            try (Pipeline pipeline = connection.pipeline()) {
                Pending<Row> insert = pipeline.execute("INSERT INTO item VALUES ($1, $2), (7, 'x')", round, "a");
                Pending<Integer> id =
                        pipeline.execute(FIRST, "SELECT id FROM item WHERE name = :name", named("name", "a"));
                Pending<Row> none = pipeline.execute("SELECT 1 WHERE false");
                Pending<Row> ddl = pipeline.execute("CREATE TEMP TABLE t AS SELECT 1 AS n");
                Pending<Row> fromIt = pipeline.execute("SELECT n FROM t");
                assertThat(id.get().fetchOne()).isEqualTo(round);
                assertThat(insert.get().rowCount()).isEqualTo(2);
                assertThat(insert.get().statusMessage()).isEqualTo("INSERT 0 2");
                assertThat(none.get().fetchAll()).isEmpty();
                assertThat(ddl.get().statusMessage()).isEqualTo("SELECT 1");
                assertThat(one(fromIt)).isEqualTo(1);
            }
            connection.rollback();
        }
    }

    @Test
    void resultsCanBeAskedForAfterTheEnd() {
        Pending<Row> result;
        try (Pipeline pipeline = connection.pipeline()) {
            result = pipeline.execute("SELECT $1::int", 5);
        }
        assertThat(result.isDone()).isTrue();
        connection.close();
        assertThat(one(result)).isEqualTo(5);
        assertThat(result.get()).isSameAs(result.get());
    }

    @Test
    void tellsWhatHasArrivedWithoutWaiting() {
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> first = pipeline.execute("SELECT 1");
            Pending<Row> second = pipeline.execute("SELECT 2");
            assertThat(second.isDone()).isFalse();
            second.get();
            assertThat(first.isDone()).isTrue();
        }
    }

    @Test
    void skipsWhatFollowsAnErrorUpToTheSyncPoint() {
        connection.autocommit(true);
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> before = pipeline.execute("INSERT INTO item VALUES (1, 'gone with its group')");
            Pending<Row> wrong = pipeline.execute("SELECT 1 / $1::int", 0);
            Pending<Row> skipped = pipeline.execute("INSERT INTO item VALUES (2, 'skipped')");
            pipeline.sync();
            Pending<Row> after = pipeline.execute("INSERT INTO item VALUES (3, 'kept')");

            assertThat(after.get().rowCount()).isEqualTo(1);
            assertThat(before.get().rowCount()).isEqualTo(1);
            assertThatThrownBy(wrong::get).isInstanceOf(DivisionByZero.class);
            assertThatThrownBy(skipped::get)
                    .isInstanceOf(PipelineAborted.class)
                    .hasMessageContaining("another one before it")
                    .hasCauseInstanceOf(DivisionByZero.class);
            Pending<Row> notSent = pipeline.execute("SELECT count(*)::int FROM item");
            assertThat(one(notSent)).isEqualTo(1);
        }
        assertThat(ids()).containsExactly(3);
    }

    @Test
    void abortsStatementsThatAreAddedWhenTheErrorIsKnown() {
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> wrong = pipeline.execute("SELECT 1 / $1::int", 0);
            assertThatThrownBy(wrong::get).isInstanceOf(DivisionByZero.class);
            Pending<Row> late = pipeline.execute("SELECT 1");
            assertThat(late.isDone()).isTrue();
            assertThatThrownBy(late::get).isInstanceOf(PipelineAborted.class);
        }
        connection.rollback();
    }

    @Test
    void tellsWhyAStatementCannotBeDescribed() {
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> fine = pipeline.execute("SELECT 1");
            Pending<Row> wrong = pipeline.execute("SELEC 1");
            Pending<Row> skipped = pipeline.execute("SELECT 2");
            assertThat(one(fine)).isEqualTo(1);
            assertThatThrownBy(wrong::get).isInstanceOf(SyntaxError.class).hasMessageContaining("SELEC 1");
            assertThatThrownBy(skipped::get).isInstanceOf(PipelineAborted.class);
            pipeline.sync();
            connection.rollback();
            assertThat(one(pipeline.execute("SELECT 3"))).isEqualTo(3);
        }
    }

    @Test
    void tellsOfTheFailureBeforeADescriptionThatTheServerSkips() {
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> wrong = pipeline.execute("INSERT INTO missing VALUES (1)");
            assertThatThrownBy(wrong::get).isInstanceOf(UndefinedTable.class);
        }
        connection.rollback();
        connection.execute("SELECT 1 / $1::int", 1);
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> wrong = pipeline.execute("SELECT 1 / $1::int", 0);
            Pending<Row> unknown = pipeline.execute("SELECT 'never described', $1::int", 1);
            assertThatThrownBy(unknown::get)
                    .isInstanceOf(PipelineAborted.class)
                    .hasCauseInstanceOf(DivisionByZero.class);
            assertThatThrownBy(wrong::get).isInstanceOf(DivisionByZero.class);
        }
        connection.rollback();
    }

    @Test
    void endTellsWhatNobodyHasAskedFor() {
        assertThatThrownBy(() -> {
                    try (Pipeline pipeline = connection.pipeline()) {
                        pipeline.execute("SELECT 1 / $1::int", 0);
                        pipeline.execute("SELECT 1");
                    }
                })
                .isInstanceOf(DivisionByZero.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        connection.rollback();
    }

    @Test
    void beginsATransactionOnceAndLetsItBeCommitted() {
        try (Pipeline pipeline = connection.pipeline()) {
            pipeline.execute("INSERT INTO item VALUES (1, 'a')");
            pipeline.sync();
            pipeline.execute("INSERT INTO item VALUES (2, 'b')");
            assertThat(connection.info()).isNotNull();
            connection.commit();
            pipeline.execute("INSERT INTO item VALUES (3, 'c')");
            connection.rollback();
            pipeline.execute("INSERT INTO item VALUES (4, 'd')");
            pipeline.execute("COMMIT");
            pipeline.execute("INSERT INTO item VALUES (5, 'e')");
        }
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.rollback();
        assertThat(ids()).containsExactly(1, 2, 4);
        connection.rollback();
    }

    @Test
    void groupsOutsideOfTransactionsTakeEffectAsAWhole() {
        connection.autocommit(true);
        try (Pipeline pipeline = connection.pipeline()) {
            IntStream.range(0, 10).forEach(i -> pipeline.execute("INSERT INTO item VALUES ($1, 'first')", i));
            pipeline.sync();
            IntStream.range(10, 20).forEach(i -> pipeline.execute("INSERT INTO item VALUES ($1, 'second')", i));
            Pending<Row> twice = pipeline.execute("INSERT INTO item VALUES ($1, 'third')", 15);
            assertThatThrownBy(twice::get).hasMessageContaining("duplicate key");
        }
        assertThat(ids()).hasSize(10);
    }

    @Test
    void keepsGroupsWholeWhenTypesMustBeLookedUp() {
        connection.autocommit(true);
        connection.execute("CREATE TYPE pair AS (a int, b text)");
        try (Pipeline pipeline = connection.pipeline()) {
            pipeline.execute("INSERT INTO item VALUES (1, 'a')");
            Pending<Row> pair = pipeline.execute(
                    "SELECT ROW(1, 'x')::pair, $1::pair", Composite.of(List.of("a", "b"), List.of(2, "y")));
            pipeline.execute("INSERT INTO item VALUES (1, 'again')");
            Row row = Objects.requireNonNull(pair.get().fetchOne());
            assertThat(row.get(0, Composite.class).get("b")).isEqualTo("x");
            assertThat(row.get(1, Composite.class).get("a")).isEqualTo(2);
            assertThatThrownBy(pipeline::close).hasMessageContaining("duplicate key");
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void servesTransactionBlocks() {
        try (Transaction transaction = connection.transaction();
                Pipeline pipeline = connection.pipeline()) {
            pipeline.execute("INSERT INTO item VALUES (1, 'a')");
            pipeline.execute("INSERT INTO item VALUES (2, 'b')");
            assertThatThrownBy(() -> pipeline.execute("COMMIT")).isInstanceOf(ProgrammingError.class);
            transaction.commit();
        }
        assertThat(ids()).containsExactly(1, 2);
        connection.rollback();
    }

    @Test
    void commitOfAFailedTransactionRaises() {
        try (Pipeline pipeline = connection.pipeline()) {
            pipeline.execute("INSERT INTO item VALUES (1, 'a')");
            Pending<Row> wrong = pipeline.execute("SELECT 1 / $1::int", 0);
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(InternalError.class)
                    .hasMessageContaining("nothing was committed")
                    .hasCauseInstanceOf(DivisionByZero.class);
            assertThatThrownBy(wrong::get).isInstanceOf(DivisionByZero.class);
        }
        assertThat(ids()).isEmpty();
        connection.rollback();
    }

    @Test
    void makesWayForOtherUsesOfTheConnection() {
        try (Pipeline pipeline = connection.pipeline();
                Stream<Row> rows = connection.cursor().iterSize(10).stream("SELECT generate_series(1, 100)")) {
            Pending<Row> first = pipeline.execute("INSERT INTO item VALUES (1, 'a')");
            assertThat(one(pipeline.execute("SELECT count(*)::int FROM item"))).isEqualTo(1);
            assertThat(ids()).containsExactly(1);
            assertThat(first.isDone()).isTrue();
            Iterator<Row> iterator = rows.iterator();
            List<Integer> read = new ArrayList<>();
            while (iterator.hasNext()) {
                read.add(iterator.next().getInt(0));
                pipeline.execute("UPDATE item SET name = $1", read.size());
            }
            assertThat(read).hasSize(100);
        }
        connection.rollback();
    }

    @Test
    void goesOnWithoutAStatementThatCannotBeSent() {
        try (Pipeline pipeline = connection.pipeline()) {
            Pending<Row> first = pipeline.execute("SELECT 1");
            assertThatThrownBy(() -> pipeline.execute("SELECT $1::int2", "not \0 possible"))
                    .isInstanceOf(DataError.class);
            assertThatThrownBy(() -> pipeline.execute("SELECT $1::int2", Thread.currentThread()))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("java.lang.Thread");
            assertThatThrownBy(() -> pipeline.execute("SELECT 1; SELECT 2"))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("one by one");
            assertThatThrownBy(() -> pipeline.execute("COPY item TO STDOUT"))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("COPY");
            Pending<Row> second = pipeline.execute("SELECT 2");
            assertThat(one(first)).isEqualTo(1);
            assertThat(one(second)).isEqualTo(2);
        }
        Pipeline closed = connection.pipeline();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.execute("SELECT 1")).hasMessageContaining("closed");
        connection.rollback();
    }

    @Test
    void needsTheExtendedProtocol() {
        connection.executionMode(ExecutionMode.SIMPLE);
        assertThatThrownBy(connection::pipeline)
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("CACHED");
    }

    @Test
    @OwnSession
    void describesAStatementAgainAfterItsTableHasChanged() {
        connection.autocommit(true);
        connection.execute("SELECT * FROM item");
        connection.execute("ALTER TABLE item ADD COLUMN more int");
        try (Pipeline pipeline = connection.pipeline()) {
            assertThatThrownBy(() -> pipeline.execute("SELECT * FROM item").get())
                    .hasMessageContaining("cached plan");
            pipeline.sync();
            Pending<Row> again = pipeline.execute("SELECT * FROM item");
            assertThat(Objects.requireNonNull(again.get().description()).columns())
                    .hasSize(3);
        }
    }

    @Test
    void neverBlocksHoweverLargeValuesAndResultsAre() {
        String value = "x".repeat(30_000);
        int count = 10_000;
        connection.autocommit(true);
        List<Pending<Row>> results = new ArrayList<>();
        try (Pipeline pipeline = connection.pipeline()) {
            for (int i = 0; i < count; i++) {
                results.add(pipeline.execute("INSERT INTO item VALUES ($1, $2) RETURNING id, name", i, value));
                if (results.size() == 1000) {
                    check(results, i - 999, value);
                    results.clear();
                }
            }
        }
        connection.execute("TRUNCATE item");
    }

    private static void check(List<Pending<Row>> results, int from, String value) {
        for (int i = 0; i < results.size(); i++) {
            Row row = Objects.requireNonNull(results.get(i).get().fetchOne());
            assertThat(row.getInt(0)).isEqualTo(from + i);
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    private List<Integer> ids() {
        return connection
                .cursor(FIRST)
                .execute("SELECT id FROM item ORDER BY id")
                .fetchAll();
    }

    private static int one(Pending<Row> pending) {
        return Objects.requireNonNull(pending.get().fetchOne()).getInt(0);
    }
}
