package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.Pgadapt;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.extras.replication.PhysicalReplicationConnection;
import io.pgadapt.extras.replication.PhysicalSlot;
import io.pgadapt.extras.replication.PhysicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.TimelineHistory;
import io.pgadapt.extras.replication.TimelineSwitch;
import io.pgadapt.replication.HotStandbyFeedback;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.types.value.Lsn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log itself, as {@code pg_receivewal} gets it, across the end of a timeline. */
class PhysicalReplicationTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String MARKER = "here stands what cannot be elsewhere";

    private static PgServer primary;

    @BeforeAll
    static void start() {
        primary = PgServer.builder().start();
    }

    @AfterAll
    static void stop() {
        primary.close();
    }

    private static PhysicalReplicationConnection open(PgServer server) {
        return PhysicalReplicationConnection.open(dsn(server));
    }

    private static String dsn(PgServer server) {
        return "host=127.0.0.1 user=postgres port=" + server.port();
    }

    @Test
    @Parity({"E10", "E12", "E20"})
    void readsTheLogWithoutGaps() {
        try (PhysicalReplicationConnection conn = open(primary)) {
            Lsn from = conn.identifySystem().position();
            conn.createSlot(PhysicalSlot.named("receiver").temporary().reserveWal());
            try (ReplicationStream stream =
                    conn.startReplication(PhysicalStart.from(from).slot("receiver"))) {
                // one of the two is not cut by the end of a page
                primary.execute(emit(), emit(), "CREATE TABLE t AS SELECT generate_series(1, 50000)", "CHECKPOINT");
                Lsn end = Lsn.parse(primary.query("SELECT pg_current_wal_flush_lsn()")
                        .get(0)
                        .get(0));
                ByteArrayOutputStream log = new ByteArrayOutputStream();
                while (from.position() + log.size() < end.position()) {
                    ReplicationMessage message = stream.read(LONG);
                    assertThat(message.dataStart()).isEqualTo(new Lsn(from.position() + log.size()));
                    log.writeBytes(message.payload());
                }
                assertThat(log.toString(StandardCharsets.ISO_8859_1)).contains(MARKER);
                assertThat(log.size()).isGreaterThan(1_000_000);
                assertThat(stream.walEnd()).isGreaterThanOrEqualTo(end);
                stream.confirm(end).sendFeedback();
                stream.send(new HotStandbyFeedback(0, 0, 0, 0));
                awaitRestartPosition(end);
            }
            assertThat(conn.identifySystem().position()).isGreaterThanOrEqualTo(from);
        }
    }

    private static String emit() {
        return "SELECT pg_logical_emit_message(false, 'test', '" + MARKER + "')";
    }

    private static void awaitRestartPosition(Lsn end) {
        String sql = "SELECT restart_lsn FROM pg_replication_slots WHERE slot_name = 'receiver'";
        long deadline = System.nanoTime() + LONG.toNanos();
        while (Lsn.parse(String.valueOf(primary.query(sql).get(0).get(0))).compareTo(end) < 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    @Parity("E21")
    void saysWhatIsWrongAndGoesOn() {
        try (PhysicalReplicationConnection conn = open(primary)) {
            Lsn now = conn.identifySystem().position();
            assertThatThrownBy(
                            () -> conn.startReplication(PhysicalStart.from(now).slot("absent")))
                    .isInstanceOf(UndefinedObject.class);
            try (ReplicationStream stream = conn.startReplication(PhysicalStart.from(new Lsn(1L << 50)))) {
                assertThatThrownBy(() -> stream.read(LONG))
                        .isInstanceOf(PgException.class)
                        .hasMessageContaining("ahead of the WAL flush position");
            }
            assertThatThrownBy(
                            () -> conn.startReplication(PhysicalStart.from(now).timeline(7)))
                    .isInstanceOf(PgException.class);
            try (ReplicationStream stream = conn.startReplication(PhysicalStart.from(now))) {
                primary.execute(emit());
                assertThat(stream.read(LONG).dataStart()).isEqualTo(now);
            }
            try (ReplicationStream stream = conn.startReplication(PhysicalStart.from(now))) {
                assertThat(stream.read(LONG).dataStart()).isEqualTo(now);
            }
        }
    }

    @Test
    @Parity("E12")
    void goesOnFromTimelineToTimeline() {
        assumeTrue(primary.version() >= 15, "the functions for a base backup had other names");
        try (PgServer standby = primary.startStandby()) {
            primary.execute(emit());
            Lsn before;
            try (PhysicalReplicationConnection conn = open(standby)) {
                before = conn.identifySystem().position();
            }
            standby.query("SELECT pg_promote()");
            StreamRecorder recorder = new StreamRecorder();
            Pgadapt observed = Pgadapt.builder(dsn(standby)).observer(recorder).build();
            try (PhysicalReplicationConnection conn = PhysicalReplicationConnection.open(observed)) {
                assertThat(conn.identifySystem().timeline()).isEqualTo(2);
                TimelineSwitch change =
                        readToTheEnd(conn, PhysicalStart.from(before).timeline(1));
                assertThat(change.timeline()).isEqualTo(2);
                TimelineHistory history = conn.timelineHistory(2);
                assertThat(history.fileName()).isEqualTo("00000002.history");
                assertThat(history.content()).contains("1\t" + change.position());
                assertThat(readToTheEnd(
                                conn, PhysicalStart.from(change.position()).timeline(1)))
                        .isEqualTo(change);
                assertThat(recorder.told()).hasSize(4).last().isEqualTo("COMPLETED: 0 messages, 0 bytes, -1 rows");
                Lsn shortBefore = new Lsn(change.position().position() - 10);
                readToTheEnd(conn, PhysicalStart.from(shortBefore).timeline(1));
                assertThat(recorder.told()).last().isEqualTo("COMPLETED: 1 messages, 10 bytes, -1 rows");
                assertThat(recorder.lastStart().database()).isEqualTo("replication");
                PhysicalStart next = PhysicalStart.from(change.position()).timeline(2);
                try (ReplicationStream stream = conn.startReplication(next)) {
                    assertThat(stream.read(LONG).dataStart()).isEqualTo(change.position());
                    assertThat(stream.timelineSwitch()).isNull();
                }
            }
        }
    }

    private static TimelineSwitch readToTheEnd(PhysicalReplicationConnection conn, PhysicalStart start) {
        try (ReplicationStream stream = conn.startReplication(start)) {
            while (!stream.isEnded()) {
                stream.read(LONG);
            }
            return stream.timelineSwitch();
        }
    }
}
