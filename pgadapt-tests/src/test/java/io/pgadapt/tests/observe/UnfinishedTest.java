package io.pgadapt.tests.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an observer is told of what its connection ends before: the end, once, whatever is closed in which order. */
@PgTest
class UnfinishedTest {
    private static final String NUMBERS = "SELECT generate_series(1, 7)";

    private final Ends ends = new Ends();
    private PgDatabase database;
    private Connection conn;

    @BeforeEach
    void connect(PgDatabase given) {
        database = given;
        database.execute("CREATE TABLE t (a int)");
        conn = Pgadapt.builder(database.dsn()).observer(ends).build().connect();
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    /** Each end is told once. */
    private void assertNothingMoreAfter(Runnable... closings) {
        for (Runnable closing : closings) {
            closing.run();
        }
        assertThat(ends.told()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void streamThatItsConnectionIsClosedBefore(ExecutionMode mode) {
        conn.executionMode(mode);
        Stream<Row> rows = conn.cursor().iterSize(2).stream(NUMBERS);
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        assertThat(ends.told()).isEmpty();
        conn.close();
        assertThat(ends.told()).singleElement().asString().matches("LEFT [1-7] rows");
        assertNothingMoreAfter(rows::close);
    }

    @Test
    void streamThatIsClosedBeforeItsConnection() {
        try (Stream<Row> rows = conn.cursor().iterSize(2).stream(NUMBERS)) {
            rows.iterator().next();
        }
        assertThat(ends.told()).singleElement().asString().startsWith("LEFT");
        assertNothingMoreAfter(conn::close);
    }

    /** All of it is in memory then, and it is not in anybody's way any more. */
    @Test
    void streamWhoseTransactionHasEnded() {
        Stream<Row> rows = conn.cursor().iterSize(2).stream(NUMBERS);
        rows.iterator().next();
        conn.commit();
        conn.close();
        assertThat(ends.told()).containsExactly("LEFT 2 rows");
        assertNothingMoreAfter(rows::close);
    }

    @ParameterizedTest
    @EnumSource
    void streamOfALostConnection(ExecutionMode mode) {
        conn.executionMode(mode);
        Stream<Row> rows = conn.cursor().iterSize(2).stream("SELECT generate_series(1, 1000000)");
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        terminate();
        assertThatThrownBy(() -> iterator.forEachRemaining(row -> {})).isInstanceOf(PgException.class);
        assertThat(ends.told()).singleElement().asString().startsWith("FAILED AdminShutdown");
        assertNothingMoreAfter(rows::close, conn::close);
    }

    /** Another statement finds out. */
    @Test
    void idleStreamOfALostConnection() {
        Stream<Row> rows = conn.cursor().iterSize(2).stream(NUMBERS);
        rows.iterator().next();
        terminate();
        assertThatThrownBy(() -> conn.execute("SELECT 1")).isInstanceOf(AdminShutdown.class);
        assertThat(ends.told()).containsExactly("FAILED AdminShutdown", "FAILED AdminShutdown");
        assertNothingMoreAfter(rows::close, conn::close);
    }

    @Test
    void streamOfAConnectionThatIsGivenBack() {
        try (ConnectionPool pool = ConnectionPool.builder(
                        Pgadapt.builder(database.dsn()).observer(ends).build())
                .build()) {
            Connection pooled = pool.connection();
            Stream<Row> rows = pooled.cursor().iterSize(2).stream(NUMBERS);
            rows.iterator().next();
            pooled.commit();
            pooled.close();
            assertThat(ends.told()).containsExactly("LEFT 2 rows");
            assertNothingMoreAfter(rows::close);
        }
    }

    @Test
    void copyToTheServer() {
        CopyIn in = conn.copy("t").with(CopyOptions.text()).in();
        in.row(1).row(22);
        conn.close();
        assertThat(ends.told()).singleElement().asString().startsWith("LEFT -1 rows, ");
        assertThatThrownBy(in::finish).isInstanceOf(PgException.class);
        assertNothingMoreAfter(in::close);
    }

    @Test
    void copyToTheServerOfALostConnection() {
        CopyIn in = conn.copy("t").with(CopyOptions.text()).in();
        in.row(1);
        terminate();
        assertThatThrownBy(in::finish).isInstanceOf(AdminShutdown.class);
        assertThat(ends.told()).singleElement().asString().matches("FAILED AdminShutdown, [0-9]+ bytes");
        assertNothingMoreAfter(in::close, conn::close);
    }

    @Test
    void rowsOfACopy() {
        Stream<Row> rows = copiedRows(7);
        rows.iterator().next();
        conn.close();
        assertThat(ends.told()).singleElement().asString().matches("LEFT [1-7] rows, [1-9][0-9]* bytes");
        assertNothingMoreAfter(rows::close);
    }

    @Test
    void rowsOfACopyOfALostConnection() {
        Stream<Row> rows = copiedRows(1_000_000);
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        terminate();
        assertThatThrownBy(() -> iterator.forEachRemaining(row -> {})).isInstanceOf(PgException.class);
        assertThat(ends.told()).singleElement().asString().startsWith("FAILED AdminShutdown");
        assertNothingMoreAfter(rows::close, conn::close);
    }

    @Test
    void copyWhoseTargetClosesTheConnection() {
        OutputStream target = new OutputStream() {
            @Override
            public void write(int b) {
                conn.close();
            }

            @Override
            public void write(byte[] data, int offset, int length) {
                conn.close();
            }
        };
        assertThatThrownBy(() -> conn.copyExpert("COPY (SELECT generate_series(1, 100000)) TO STDOUT", target))
                .isInstanceOf(PgException.class);
        assertThat(ends.told()).singleElement().asString().startsWith("LEFT");
    }

    @Test
    void rowsThatACursorHasAskedForAhead() {
        NamedCursor<Row> cursor = conn.namedCursor("c").iterSize(2).prefetch(true);
        cursor.execute(NUMBERS);
        cursor.iterator().next();
        assertThat(ends.told()).containsExactly("COMPLETED -1 rows", "COMPLETED 2 rows");
        conn.close();
        assertThat(ends.told()).containsExactly("LEFT -1 rows");
    }

    @Test
    void statementsOfAPipeline() {
        Pipeline pipeline = conn.pipeline();
        pipeline.execute("SELECT 1");
        pipeline.execute("SELECT 1");
        conn.close();
        assertThat(ends.told()).containsExactly("LEFT -1 rows", "LEFT -1 rows");
        assertNothingMoreAfter(pipeline::close);
    }

    @Test
    void statementOfAPipelineOfALostConnection() {
        Pipeline pipeline = conn.pipeline();
        pipeline.execute("SELECT 1");
        terminate();
        assertThatThrownBy(pipeline::close).isInstanceOf(PgException.class);
        conn.close();
        assertThat(ends.told()).containsExactly("FAILED AdminShutdown");
    }

    @Test
    void setsOfABatchOfALostConnection() {
        Iterable<List<Integer>> sets = () -> Stream.iterate(1, i -> i + 1)
                .peek(i -> {
                    if (i == 5) {
                        terminate();
                    }
                })
                .limit(100_000)
                .map(List::of)
                .iterator();
        assertThatThrownBy(() -> conn.cursor().executeMany("INSERT INTO t VALUES ($1)", sets))
                .isInstanceOf(PgException.class);
        conn.close();
        assertThat(ends.told()).singleElement().asString().startsWith("FAILED");
    }

    private Stream<Row> copiedRows(int count) {
        database.execute("INSERT INTO t SELECT generate_series(1, " + count + ")");
        return conn.copy("t").with(CopyOptions.text()).rows();
    }

    private void terminate() {
        database.query("SELECT pg_terminate_backend(" + conn.info().backendPid() + ", 5000)");
    }

    /** Keeps how statements and COPY have ended. */
    private static final class Ends implements Observer {
        private final List<String> told = new ArrayList<>();

        @Override
        public Observation running(StatementStart start) {
            return outcome -> ended(outcome, "");
        }

        @Override
        public Observation copying(CopyStart start) {
            return outcome -> ended(outcome, ", " + outcome.bytes() + " bytes");
        }

        private void ended(Outcome outcome, String bytes) {
            Throwable error = outcome.error();
            String what = error == null ? "" : " " + error.getClass().getSimpleName();
            told.add(outcome.end() + what + (error == null ? " " + outcome.rows() + " rows" : "") + bytes);
        }

        /** Returns what was told since this was asked last. */
        List<String> told() {
            List<String> since = List.copyOf(told);
            told.clear();
            return since;
        }
    }
}
