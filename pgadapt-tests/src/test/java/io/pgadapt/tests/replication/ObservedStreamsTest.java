package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.AdminShutdown;
import io.pgadapt.errors.sqlstate.QueryCanceled;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.LogicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.tests.script.TcpProxy;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an observer is told of replication streams: how each ended, once, and how much it had brought. */
@PgTest
class ObservedStreamsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** What {@code test_decoding} makes of a transaction with one row: BEGIN, a line, and COMMIT. */
    private static final String ONE_ROW = ": 3 messages, 47 bytes, -1 rows";

    private static final String NOTHING = ": 0 messages, 0 bytes, -1 rows";
    private static final String NO_STREAM = ": -1 messages, -1 bytes, -1 rows";

    private final StreamRecorder recorder = new StreamRecorder();
    private PgDatabase database;
    private Connection conn;
    private String command;

    @BeforeEach
    void connect(PgDatabase given) {
        database = given;
        database.execute("CREATE TABLE t (a int)");
        conn = observed(database.dsn("replication=database")).connect();
        command = "START_REPLICATION SLOT \"" + database.name()
                + "\" LOGICAL 0/0 (\"include-xids\" 'off', \"skip-empty-xacts\" 'on')";
    }

    private Pgadapt observed(String dsn) {
        return Pgadapt.builder(dsn).observer(recorder).build();
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void leftByUs() {
        createSlot();
        try (CopyBoth stream = conn.copyBoth(command)) {
            assertThat(recorder.told()).containsExactly(command);
            assertThat(recorder.lastStart().database()).isEqualTo(database.name());
            assertThat(recorder.lastStart().backendPid()).isEqualTo(conn.info().backendPid());
            readOneRow(stream);
            assertThat(recorder.told()).isEmpty();
            stream.close();
            assertThat(recorder.told()).containsExactly("LEFT" + ONE_ROW);
            assertThat(recorder.lastDuration()).isPositive();
        }
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void leftByAConsumerThatStops() {
        try (LogicalReplicationConnection logical = LogicalReplicationConnection.open(observed(database.dsn()))) {
            logical.createSlot(
                    LogicalSlot.named(database.name()).plugin("test_decoding").temporary());
            LogicalStart start = LogicalStart.slot(database.name())
                    .option("include-xids", "off")
                    .option("skip-empty-xacts", "on");
            try (ReplicationStream stream = logical.startReplication(start)) {
                database.execute("INSERT INTO t VALUES (1)");
                stream.consume(message -> {
                    if (message.text().equals("COMMIT")) {
                        stream.stop();
                    }
                });
            }
            assertThat(recorder.told()).hasSize(2).last().isEqualTo("LEFT" + ONE_ROW);
        }
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void leftWithItsConnection() {
        createSlot();
        CopyBoth stream = conn.copyBoth(command);
        readOneRow(stream);
        conn.close();
        assertThat(recorder.told()).containsExactly(command, "LEFT" + ONE_ROW);
        stream.close();
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void leftWhileAThreadReads() throws Exception {
        createSlot();
        CopyBoth stream = conn.copyBoth(command);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            while (!stream.isEnded()) {
                stream.read(LONG);
            }
        });
        conn.close();
        assertThat(reading.handle((nothing, error) -> error).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PgException.class);
        assertThat(recorder.told()).containsExactly(command, "LEFT" + NOTHING);
    }

    /** A server process that has streamed once ends a further logical stream as soon as it begins. */
    @Test
    void endedByTheServer() {
        createSlot();
        conn.copyBoth(command).close();
        recorder.told();
        try (CopyBoth stream = conn.copyBoth(command)) {
            while (!stream.isEnded()) {
                stream.read(LONG);
            }
            assertThat(recorder.told()).containsExactly(command, "COMPLETED" + NOTHING);
        }
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void failedToStart() {
        assertThatThrownBy(() -> conn.copyBoth(command)).isInstanceOf(UndefinedObject.class);
        assertThat(recorder.told()).containsExactly(command, "FAILED UndefinedObject" + NO_STREAM);
        assertThatThrownBy(() -> conn.copyBoth("IDENTIFY_SYSTEM")).isInstanceOf(ProgrammingError.class);
        assertThat(recorder.told()).containsExactly("IDENTIFY_SYSTEM", "FAILED ProgrammingError" + NO_STREAM);
    }

    @Test
    void givenUpByTheServer() {
        createSlot();
        try (CopyBoth stream = conn.copyBoth(command)) {
            readOneRow(stream);
            database.execute("SELECT pg_cancel_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> readToTheEnd(stream)).isInstanceOf(QueryCanceled.class);
        }
        assertThat(recorder.told()).containsExactly(command, "FAILED QueryCanceled" + ONE_ROW);
        conn.close();
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void terminated() {
        createSlot();
        try (CopyBoth stream = conn.copyBoth(command)) {
            readOneRow(stream);
            database.execute("SELECT pg_terminate_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> readToTheEnd(stream)).isInstanceOf(AdminShutdown.class);
        }
        assertThat(recorder.told()).containsExactly(command, "FAILED AdminShutdown" + ONE_ROW);
    }

    @Test
    void cutWhileReading() {
        brokenBy(stream -> assertThatThrownBy(() -> readToTheEnd(stream)).isInstanceOf(OperationalError.class));
    }

    @Test
    void cutWhileSending() {
        StandbyStatus status = new StandbyStatus(Lsn.ZERO, Lsn.ZERO, Lsn.ZERO, false);
        brokenBy(stream -> assertThatThrownBy(() -> untilItFails(() -> stream.send(status)))
                .isInstanceOf(OperationalError.class));
    }

    private void brokenBy(Noticing noticing) {
        try (TcpProxy proxy = TcpProxy.to(database.host(), database.port());
                Connection cut = observed(database.dsn("replication=database"))
                        .newBuilder()
                        .set("host", proxy.host())
                        .set("port", String.valueOf(proxy.port()))
                        .build()
                        .connect()) {
            cut.execute(slot());
            try (CopyBoth stream = cut.copyBoth(command)) {
                readOneRow(stream);
                proxy.cut();
                noticing.by(stream);
            }
            assertThat(recorder.told()).containsExactly(command, "FAILED OperationalError" + ONE_ROW);
        }
        assertThat(recorder.told()).isEmpty();
    }

    /** What is sent after the other side has gone may be taken by the system a few times. */
    private static void untilItFails(ThrowingCallable action) throws Throwable {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < deadline) {
            action.call();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void createSlot() {
        conn.execute(slot());
    }

    private String slot() {
        return "CREATE_REPLICATION_SLOT \"" + database.name() + "\" TEMPORARY LOGICAL test_decoding";
    }

    private void readOneRow(CopyBoth stream) {
        database.execute("INSERT INTO t VALUES (1)");
        int messages = 0;
        while (messages < 3) {
            messages += stream.read(LONG) instanceof ReplicationMessage ? 1 : 0;
        }
    }

    private static void readToTheEnd(CopyBoth stream) {
        while (!stream.isEnded()) {
            stream.read(LONG);
        }
    }

    /** How a stream's user notices that the connection is gone. */
    @FunctionalInterface
    private interface Noticing {
        void by(CopyBoth stream);
    }
}
