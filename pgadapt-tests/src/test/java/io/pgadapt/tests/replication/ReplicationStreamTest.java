package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.replication.KeepAlive;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.LogicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Lsn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading, consuming, and what the server hears of it. */
@PgTest
class ReplicationStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A position that no test's server comes to. */
    private static final long FAR = 1L << 40;

    private PgDatabase database;
    private LogicalReplicationConnection conn;
    private LogicalStart start;

    @BeforeEach
    void connect(PgDatabase given) {
        database = given;
        database.execute("CREATE TABLE t (a int)");
        open(database.dsn(), database.name());
    }

    private void open(String dsn, String slot) {
        conn = LogicalReplicationConnection.open(dsn);
        conn.createSlot(LogicalSlot.named(slot).plugin("test_decoding").temporary());
        start = LogicalStart.slot(slot).option("include-xids", "off").option("skip-empty-xacts", "on");
    }

    /** As a session whose server soon gives up; with another slot, as the first one goes away only when its server notices. */
    private void openImpatient() {
        open(database.dsn("options=-c%20wal_sender_timeout%3D400ms"), database.name() + "_2");
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    @Parity({"E16", "E20"})
    void readsMessagesWithoutOrWithWaiting() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            assertThat(stream.read()).isNull();
            Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
            insert(1);
            ReplicationMessage begin = stream.read(LONG);
            ReplicationMessage insert = stream.read(LONG);
            ReplicationMessage commit = stream.read(LONG);
            assertThat(begin.text()).isEqualTo("BEGIN");
            assertThat(insert.payload())
                    .isEqualTo("table public.t: INSERT: a[integer]:1".getBytes(StandardCharsets.UTF_8));
            assertThat(insert.dataSize()).isEqualTo(insert.payload().length);
            assertThat(insert.buffer().remaining()).isEqualTo(insert.dataSize());
            assertThat(insert.dataStart()).isGreaterThanOrEqualTo(begin.dataStart());
            assertThat(commit.dataStart()).isGreaterThan(insert.dataStart());
            assertThat(commit.walEnd()).isGreaterThanOrEqualTo(commit.dataStart());
            assertThat(insert.sendTime()).isBetween(before, Instant.now().plus(1, ChronoUnit.MINUTES));
            assertThat(insert.toString()).contains("dataSize=36");
            assertThat(stream.read(Duration.ofMillis(1))).isNull();
        }
    }

    @Test
    @Parity({"E14", "E15"})
    void consumesUntilTheHandlerStopsItAndGoesOnLater() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            List<String> seen = new ArrayList<>();
            insert(2);
            stream.consume(message -> {
                seen.add(message.text());
                stream.stop();
            });
            assertThat(seen).containsExactly("BEGIN");
            assertThatThrownBy(() -> stream.consume(message -> {
                        throw new IOException("enough of " + message.text());
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("enough of table public.t: INSERT: a[integer]:2");
            consumeTransaction(stream, seen);
            assertThat(seen).containsExactly("BEGIN", "COMMIT");
        }
    }

    @Test
    @Parity("E14")
    void refusesToConsumeTwiceAtOnce() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            insert(1);
            stream.consume(message -> {
                assertThatThrownBy(() -> stream.consume(nested -> {}))
                        .isInstanceOf(ProgrammingError.class)
                        .hasMessageContaining("is being consumed already");
                stream.stop();
            });
        }
    }

    @Test
    @Parity("E15")
    void stopsFromAnotherThreadWhileItWaits() throws Exception {
        try (ReplicationStream stream = conn.startReplication(start)) {
            CompletableFuture<Void> consuming = CompletableFuture.runAsync(() -> stream.consume(message -> {}));
            stream.stop();
            consuming.get(10, TimeUnit.SECONDS);
            insert(1);
            List<String> seen = new ArrayList<>();
            consumeTransaction(stream, seen);
            assertThat(seen).hasSize(3);
        }
    }

    @Test
    void anInterruptLeavesTheLoop() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            insert(1);
            stream.consume(message -> Thread.currentThread().interrupt());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stream.read(LONG)).isNotNull();
        }
    }

    @Test
    @Parity("E17")
    void positionsOnlyMoveForward() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            stream.confirm(new Lsn(30), new Lsn(20), new Lsn(10));
            stream.confirm(new Lsn(25), new Lsn(25), Lsn.ZERO);
            assertThat(stream.written()).isEqualTo(new Lsn(30));
            assertThat(stream.flushed()).isEqualTo(new Lsn(25));
            assertThat(stream.applied()).isEqualTo(new Lsn(10));
        }
    }

    @Test
    @Parity("E17")
    void feedbackIsSentWhenForcedOrAskedFor() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            stream.confirm(new Lsn(FAR + 1), Lsn.ZERO, new Lsn(FAR));
            assertThat(stream.feedbackTimestamp()).isNull();
            stream.sendFeedback();
            await("100/1", "write_lsn");
            await("100/0", "replay_lsn");
            assertThat(stream.feedbackTimestamp()).isNotNull();
            Instant before = Instant.now();
            stream.requestReply();
            while (stream.ioTimestamp() == null || stream.ioTimestamp().isBefore(before)) {
                assertThat(stream.read(Duration.ofMillis(20))).isNull();
            }
        }
    }

    @Test
    @Parity("E17")
    void feedbackIsSentWhenDue() {
        try (ReplicationStream stream = conn.startReplication(start.statusInterval(Duration.ofMillis(50)))) {
            stream.confirm(new Lsn(FAR), Lsn.ZERO, Lsn.ZERO);
            assertThat(stream.read(Duration.ofMillis(100))).isNull();
            await("100/0", "write_lsn");
        }
    }

    @Test
    @Parity("E18")
    void anIdleSlotMovesForwardOnceAllWasConfirmed() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            insert(1);
            stream.read(LONG);
            stream.read(LONG);
            Lsn commit = stream.read(LONG).dataStart();
            elsewhere();
            keepalive(stream);
            assertThat(stream.flushed()).isLessThan(commit);
            stream.confirm(commit);
            assertThat(stream.flushed()).isEqualTo(commit);
            elsewhere();
            keepalive(stream);
            Lsn flushed = stream.flushed();
            assertThat(flushed).isGreaterThan(commit).isEqualTo(stream.walEnd());
            assertThat(stream.applied()).isEqualTo(flushed);
            insert(2);
            stream.read(LONG);
            elsewhere();
            keepalive(stream);
            assertThat(stream.flushed()).isEqualTo(flushed);
        }
    }

    @Test
    @Parity("E19")
    void tellsWhatItKnowsOfTheServer() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            assertThat(stream.ioTimestamp()).isNull();
            assertThat(stream.walEnd()).isEqualTo(Lsn.ZERO);
            insert(1);
            ReplicationMessage message = stream.read(LONG);
            assertThat(stream.walEnd()).isGreaterThanOrEqualTo(message.dataStart());
            assertThat(stream.ioTimestamp()).isNotNull();
            assertThat(stream.timelineSwitch()).isNull();
        }
    }

    @Test
    void aSlowConsumerStaysConnected() {
        conn.close();
        openImpatient();
        try (ReplicationStream stream = conn.startReplication(start)) {
            database.execute("INSERT INTO t SELECT generate_series(1, 20000)");
            List<String> seen = new ArrayList<>();
            stream.consume(message -> {
                if (seen.isEmpty()) {
                    workFor(Duration.ofMillis(1300));
                }
                seen.add(message.text());
                if (message.text().equals("COMMIT")) {
                    stream.stop();
                }
            });
            assertThat(seen).hasSize(20_002);
            try (KeepAlive alive = stream.keepAlive()) {
                workFor(Duration.ofMillis(900));
            }
            insert(1);
            assertThat(stream.read(LONG).text()).isEqualTo("BEGIN");
        }
    }

    @Test
    void theServerGivesUpAReaderThatDoesNotRead() {
        conn.close();
        openImpatient();
        try (ReplicationStream stream = conn.startReplication(start)) {
            while (!database.query("SELECT 1 FROM pg_stat_replication WHERE pid = "
                            + conn.info().backendPid())
                    .isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThatThrownBy(() -> stream.read(LONG)).isInstanceOf(OperationalError.class);
        }
    }

    @Test
    @Parity("E21")
    void aLostConnectionLeavesThePositions() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            insert(1);
            stream.read(LONG);
            Lsn insert = stream.read(LONG).dataStart();
            stream.confirm(insert);
            database.execute("SELECT pg_terminate_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> {
                        while (!stream.isEnded()) {
                            stream.read(LONG);
                        }
                    })
                    .isInstanceOf(OperationalError.class)
                    .hasMessageContaining("terminating connection");
            assertThat(stream.flushed()).isGreaterThanOrEqualTo(insert);
        }
        assertThat(conn.isClosed()).isTrue();
    }

    @Test
    @Parity("E21")
    void aRefusedStreamLeavesTheConnectionUsable() {
        try (ReplicationStream stream = conn.startReplication(start)) {
            database.execute("SELECT pg_cancel_backend(" + conn.info().backendPid() + ")");
            assertThatThrownBy(() -> stream.read(LONG)).isInstanceOf(PgException.class);
            assertThat(stream.isEnded()).isTrue();
        }
        insert(3);
        conn.createSlot(LogicalSlot.named(database.name() + "_2")
                .plugin("test_decoding")
                .temporary());
        insert(4);
        try (ReplicationStream stream = conn.startReplication(LogicalStart.slot(database.name() + "_2"))) {
            assertThat(stream.read(LONG).text()).startsWith("BEGIN");
        }
    }

    @Test
    void closingInTheMiddleOfALargeTransactionKeepsTheConnectionAndTheSlot() {
        String slot = database.name() + "_kept";
        conn.createSlot(LogicalSlot.named(slot).plugin("test_decoding"));
        database.execute("INSERT INTO t SELECT generate_series(1, 20000)");
        LogicalStart kept = LogicalStart.slot(slot).option("skip-empty-xacts", null);
        try (ReplicationStream stream = conn.startReplication(kept)) {
            assertThat(stream.read(LONG).text()).startsWith("BEGIN");
        }
        assertThat(conn.execute("SELECT 1").fetchOne().getInt(0)).isEqualTo(1);
        assertThatThrownBy(() -> conn.startReplication(kept))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("open another connection");
        try (LogicalReplicationConnection other = LogicalReplicationConnection.open(database.dsn());
                ReplicationStream stream = other.startReplication(kept)) {
            assertThat(stream.read(LONG).text()).startsWith("BEGIN");
            assertThat(stream.read(LONG).text()).endsWith("INSERT: a[integer]:1");
        }
    }

    private void insert(int value) {
        database.execute("INSERT INTO t VALUES (" + value + ")");
    }

    /** Has the log grow by what does not concern the slot. */
    private void elsewhere() {
        database.server().execute("SELECT pg_logical_emit_message(false, 'elsewhere', 'x')");
    }

    private static void keepalive(ReplicationStream stream) {
        Lsn before = stream.walEnd();
        while (stream.walEnd().equals(before)) {
            stream.requestReply();
            stream.read(Duration.ofMillis(20));
        }
    }

    private static void consumeTransaction(ReplicationStream stream, List<String> seen) {
        stream.consume(message -> {
            seen.add(message.text());
            if (message.text().equals("COMMIT")) {
                stream.stop();
            }
        });
    }

    private void await(String expected, String column) {
        String sql = "SELECT " + column + " FROM pg_stat_replication WHERE pid = "
                + conn.info().backendPid();
        long deadline = System.nanoTime() + LONG.toNanos();
        String found = "";
        while (!expected.equals(found)) {
            assertThat(System.nanoTime()).as(column + " is " + found).isLessThan(deadline);
            found = String.valueOf(database.query(sql).get(0).get(0));
        }
    }

    private static void workFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
