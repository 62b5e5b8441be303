package io.pgadapt.tests.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.Typed;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PipelineAborted;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.InvalidTextRepresentation;
import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.NotificationArrival;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an observer is told, in which order. */
@PgTest
class ObserverTest {
    private final List<String> told = new ArrayList<>();
    private final Recorder recorder = new Recorder();

    private Connection connect(PgDatabase database) {
        return Pgadapt.builder(database.dsn()).observer(recorder).build().connect();
    }

    private List<String> toldSince() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void learnsOfConnecting(PgDatabase database) {
        connect(database).close();
        assertThat(toldSince()).containsExactly("connecting", "connected");
        assertThat(Objects.requireNonNull(recorder.connect).hosts()).isEqualTo(database.host() + ":" + database.port());
        assertThat(recorder.connect.user()).isEqualTo(database.user());
        assertThatThrownBy(() -> Pgadapt.builder(database.dsn())
                        .set("dbname", "no such")
                        .observer(recorder)
                        .build()
                        .connect())
                .isInstanceOf(OperationalError.class);
        assertThat(toldSince()).containsExactly("connecting", "failed: OperationalError");
    }

    @Test
    void learnsOfNamedCursorsBatchByBatch(PgDatabase database) {
        try (Connection connection = connect(database)) {
            told.clear();
            NamedCursor<Row> cursor = connection.namedCursor("c").iterSize(2).prefetch(true);
            cursor.execute("SELECT generate_series(1, 3)");
            cursor.iterator().forEachRemaining(row -> {});
            cursor.scroll(1);
            assertThat(toldSince())
                    .containsExactly(
                            "DECLARE \"c\" CURSOR WITHOUT HOLD FOR SELECT generate_series(1, 3) []",
                            "-1 rows",
                            "FETCH FORWARD 2 FROM \"c\" []",
                            "2 rows",
                            "FETCH FORWARD 2 FROM \"c\" []",
                            "1 rows",
                            "MOVE FORWARD 1 IN \"c\" []",
                            "0 rows");
        }
    }

    @Test
    void learnsOfStatementsWithoutTheirValues(PgDatabase database) {
        try (Connection connection = connect(database)) {
            told.clear();
            connection.execute("SELECT generate_series(1, $1), $2::text", 3, "secret");
            assertThat(toldSince())
                    .containsExactly("SELECT generate_series(1, $1), $2::text [int4, unknown]", "3 rows");
            assertThatThrownBy(() -> connection.execute("SELECT 1 / $1::numeric", BigDecimal.ZERO))
                    .isInstanceOf(DivisionByZero.class);
            assertThat(toldSince()).containsExactly("SELECT 1 / $1::numeric [numeric]", "failed: DivisionByZero");
            connection.rollback();
            assertThat(toldSince()).containsExactly("ROLLBACK", "done");
            connection.execute("SELECT $1", Typed.ofNull("date"));
            assertThat(toldSince()).containsExactly("SELECT $1 [date]", "1 rows");
            assertThat(recorder.duration).isPositive();
            assertThat(recorder.backendPid).isEqualTo(connection.info().backendPid());
        }
    }

    @Test
    void learnsOfTheEndsOfTransactionsThatWereOpen(PgDatabase database) {
        try (Connection connection = connect(database)) {
            told.clear();
            connection.commit();
            assertThat(toldSince()).isEmpty();
            connection.execute("SELECT 1");
            connection.commit();
            connection.transaction(tx -> connection.execute("SELECT 2"));
            assertThat(toldSince())
                    .containsExactly(
                            "SELECT 1 []", "1 rows", "COMMIT", "done", "SELECT 2 []", "1 rows", "COMMIT", "done");
        }
    }

    @Test
    void learnsOfAStreamWhenItEnds(PgDatabase database) {
        try (Connection connection = connect(database)) {
            told.clear();
            try (Stream<Row> rows = connection.cursor().iterSize(2).stream("SELECT generate_series(1, 7)")) {
                assertThat(toldSince()).containsExactly("SELECT generate_series(1, 7) []");
                assertThat(rows).hasSize(7);
                assertThat(toldSince()).containsExactly("7 rows");
            }
            assertThat(recorder.end).isEqualTo(Outcome.End.COMPLETED);
            try (Stream<Row> rows = connection.cursor().iterSize(2).stream("SELECT generate_series(1, 7)")) {
                assertThat(rows.findFirst()).isPresent();
            }
            assertThat(recorder.end).isEqualTo(Outcome.End.LEFT);
            told.clear();
            try (Stream<Row> rows = connection.cursor().iterSize(2).stream("SELECT 1 / (3 - generate_series(1, 7))")) {
                assertThatThrownBy(() -> rows.forEach(row -> {})).isInstanceOf(DivisionByZero.class);
            }
            assertThat(toldSince())
                    .containsExactly("SELECT 1 / (3 - generate_series(1, 7)) []", "failed: DivisionByZero");
            assertThat(recorder.end).isEqualTo(Outcome.End.FAILED);
        }
    }

    @Test
    void learnsOfEachStatementOfAPipeline(PgDatabase database) {
        try (Connection connection = connect(database).autocommit(true)) {
            told.clear();
            Pipeline pipeline = connection.pipeline();
            pipeline.execute("SELECT 1");
            pipeline.execute("SELECT 1 / $1::int", 0);
            pipeline.execute("SELECT 1");
            assertThatThrownBy(pipeline::close).isInstanceOf(DivisionByZero.class);
            assertThat(toldSince())
                    .containsExactlyInAnyOrder(
                            "SELECT 1 []",
                            "SELECT 1 / $1::int [int4]",
                            "SELECT 1 []",
                            "1 rows",
                            "failed: DivisionByZero",
                            "failed: " + PipelineAborted.class.getSimpleName());
        }
    }

    @Test
    void learnsOfCopiesWithRowsAndBytes(PgDatabase database) throws IOException {
        database.execute("CREATE TABLE t (a int)");
        try (Connection connection = connect(database)) {
            told.clear();
            connection.copyFrom(new StringReader("1\n22\n"), "t");
            assertThat(toldSince()).containsExactly("IN COPY \"t\" FROM STDIN", "2 rows, 5 bytes");
            connection.copyTo(new StringWriter(), "t");
            assertThat(toldSince()).containsExactly("OUT COPY \"t\" TO STDOUT", "2 rows, 5 bytes");
            connection.copy("t").with(CopyOptions.text()).fromRows(List.of(List.of(333)));
            assertThat(toldSince()).containsExactly("IN COPY \"t\" FROM STDIN WITH (FORMAT text)", "1 rows, 4 bytes");
            try (Stream<Row> rows =
                    connection.copy("t").with(CopyOptions.text()).rows()) {
                assertThat(rows).hasSize(3);
            }
            assertThat(toldSince()).containsExactly("OUT COPY \"t\" TO STDOUT WITH (FORMAT text)", "3 rows, 9 bytes");
            assertThatThrownBy(() -> connection.copyFrom(new StringReader("x\n"), "t"))
                    .isInstanceOf(InvalidTextRepresentation.class);
            assertThat(toldSince())
                    .containsExactly("IN COPY \"t\" FROM STDIN", "failed: InvalidTextRepresentation, 2 bytes");
            assertThatThrownBy(() -> connection.copyTo(new StringWriter(), "none"))
                    .isInstanceOf(InFailedSqlTransaction.class);
            assertThat(toldSince())
                    .containsExactly("OUT COPY \"none\" TO STDOUT", "failed: InFailedSqlTransaction, -1 bytes");
        }
    }

    /** What is left is read away afterwards, which is no success. */
    @Test
    void learnsOnceThatTheTargetOfACopyFailed(PgDatabase database) {
        try (Connection connection = connect(database)) {
            told.clear();
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("disk full");
                }
            };
            assertThatThrownBy(() -> connection.copyExpert("COPY (SELECT 1) TO STDOUT", full))
                    .hasMessageContaining("disk full");
            assertThat(toldSince())
                    .containsExactly("OUT COPY (SELECT 1) TO STDOUT", "failed: UncheckedIOException, -1 bytes");
        }
    }

    @Test
    void learnsOfNotifications(PgDatabase database) {
        try (Connection connection = connect(database).autocommit(true)) {
            connection.execute("LISTEN news");
            told.clear();
            connection.execute("NOTIFY news, 'x'");
            assertThat(toldSince()).containsExactly("NOTIFY news, 'x' []", "notified: news", "-1 rows");
        }
    }

    @Test
    void cannotDisturbByFailing(PgDatabase database) {
        Observer faulty = new Observer() {
            @Override
            public Observation running(StatementStart start) {
                return outcome -> {
                    throw new IllegalStateException("the observer is ill");
                };
            }

            @Override
            public Observation ending(TransactionEnd end) {
                throw new IllegalStateException("very ill");
            }
        };
        try (Connection connection = Pgadapt.builder(database.dsn())
                .observer(faulty)
                .observer(recorder)
                .build()
                .connect()) {
            told.clear();
            assertThat(connection.execute("SELECT 1").rowCount()).isEqualTo(1);
            connection.commit();
            assertThat(toldSince()).containsExactly("SELECT 1 []", "1 rows", "COMMIT", "done");
        }
    }

    private final class Recorder implements Observer {
        private @Nullable ConnectStart connect;
        private Duration duration = Duration.ZERO;
        private Outcome.@Nullable End end;
        private int backendPid;

        @Override
        public Observation connecting(ConnectStart start) {
            connect = start;
            told.add("connecting");
            return outcome -> told.add(failureOr(outcome, "connected"));
        }

        @Override
        public Observation running(StatementStart start) {
            backendPid = start.backendPid();
            told.add(start.sql() + " " + start.parameterTypes());
            return outcome -> {
                duration = outcome.duration();
                end = outcome.end();
                told.add(failureOr(outcome, outcome.rows() + " rows"));
            };
        }

        @Override
        public Observation copying(CopyStart start) {
            told.add(start.direction() + " " + start.sql());
            return outcome ->
                    told.add(failureOr(outcome, outcome.rows() + " rows") + ", " + outcome.bytes() + " bytes");
        }

        @Override
        public Observation ending(TransactionEnd end) {
            told.add(end.action().name());
            return outcome -> told.add(failureOr(outcome, "done"));
        }

        @Override
        public void notified(NotificationArrival arrival) {
            told.add("notified: " + arrival.channel());
        }

        private String failureOr(Outcome outcome, String success) {
            return outcome.error() == null
                    ? success
                    : "failed: " + outcome.error().getClass().getSimpleName();
        }
    }
}
