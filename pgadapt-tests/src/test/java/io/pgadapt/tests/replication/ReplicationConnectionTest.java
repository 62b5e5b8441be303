package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.DuplicateObject;
import io.pgadapt.errors.sqlstate.ObjectInUse;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.extras.replication.CreatedSlot;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.LogicalStart;
import io.pgadapt.extras.replication.PhysicalReplicationConnection;
import io.pgadapt.extras.replication.PhysicalSlot;
import io.pgadapt.extras.replication.PhysicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.SlotChange;
import io.pgadapt.extras.replication.SlotPosition;
import io.pgadapt.extras.replication.SnapshotAction;
import io.pgadapt.extras.replication.SystemIdentity;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections for replication, and the slots that they make. */
@PgTest
class ReplicationConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    @Parity("E9")
    void connectsToADatabaseForLogicalReplicationAndRunsSql(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            SystemIdentity identity = conn.identifySystem();
            assertThat(identity.database()).isEqualTo(database.name());
            assertThat(identity.systemId())
                    .isEqualTo(database.query("SELECT system_identifier FROM pg_control_system()")
                            .get(0)
                            .get(0));
            assertThat(identity.timeline()).isEqualTo(1);
            assertThat(identity.position()).isGreaterThan(Lsn.ZERO);
            assertThat(conn.execute("SELECT 40 + 2").fetchOne().getInt(0)).isEqualTo(42);
            assertThat(conn.execute("SHOW DateStyle").fetchOne().getString(0)).startsWith("ISO");
            assertThat(conn.toString())
                    .startsWith("LogicalReplicationConnection[")
                    .endsWith("]");
            assertThat(conn.isClosed()).isFalse();
        }
    }

    @Test
    @Parity("E9")
    void connectsForPhysicalReplicationWithoutADatabase(PgDatabase database) {
        try (PhysicalReplicationConnection conn = PhysicalReplicationConnection.open(database.dsn())) {
            assertThat(conn.identifySystem().database()).isNull();
            assertThat(conn.info().database()).isEqualTo("replication");
            assertThatThrownBy(() -> conn.execute("SELECT 1")).isInstanceOf(PgException.class);
            assertThat(conn.show("wal_level")).isEqualTo("logical");
        }
    }

    @Test
    void keepsWhatElseWasAskedForOfConnections(PgDatabase database) {
        Pgadapt replicating = Pgadapt.builder(database.dsn("replication=database&application_name=feed"))
                .build();
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(replicating)) {
            assertThat(conn.show("application_name")).isEqualTo("feed");
            try (Connection ordinary = conn.pgadapt().connect()) {
                assertThat(ordinary.autocommit()).isFalse();
            }
        }
    }

    @Test
    @Parity("E10")
    void createsALogicalSlot(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            String name = slot(database);
            CreatedSlot slot = conn.createSlot(
                    LogicalSlot.named(name).plugin("test_decoding").temporary().snapshot(SnapshotAction.NOTHING));
            assertThat(slot.name()).isEqualTo(name);
            assertThat(slot.outputPlugin()).isEqualTo("test_decoding");
            assertThat(slot.snapshotName()).isNull();
            assertThat(slot.consistentPoint()).isGreaterThan(Lsn.ZERO);
            assertThat(query(database, "SELECT plugin, slot_type, temporary FROM pg_replication_slots"))
                    .containsExactly("test_decoding", "logical", "t");
            assertThatThrownBy(() -> conn.createSlot(LogicalSlot.named(name))).isInstanceOf(DuplicateObject.class);
            assertThatThrownBy(() -> conn.createSlot(LogicalSlot.named("Not good")))
                    .hasMessageContaining("Not good");
        }
    }

    @Test
    @Parity("E10")
    void createsAPhysicalSlot(PgDatabase database) {
        try (PhysicalReplicationConnection conn = PhysicalReplicationConnection.open(database.dsn())) {
            assumeTrue(conn.info().serverVersion() >= 150_000, "READ_REPLICATION_SLOT came with PostgreSQL 15");
            String name = slot(database);
            CreatedSlot slot =
                    conn.createSlot(PhysicalSlot.named(name).temporary().reserveWal());
            assertThat(slot.outputPlugin()).isNull();
            SlotPosition position = conn.readSlot(name);
            assertThat(position).isNotNull();
            assertThat(position.restartPosition()).isGreaterThan(Lsn.ZERO);
            assertThat(position.restartTimeline()).isEqualTo(1);
            conn.createSlot(PhysicalSlot.named(name + "_lazy").temporary());
            assertThat(conn.readSlot(name + "_lazy")).isEqualTo(new SlotPosition(Lsn.ZERO, 0));
            assertThat(conn.readSlot("absent")).isNull();
        }
    }

    @Test
    void exportsASnapshotOfTheMomentWhereASlotBegins(PgDatabase database) {
        database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn());
                Connection reader = Pgadapt.connect(database.dsn())) {
            CreatedSlot slot = conn.createSlot(
                    LogicalSlot.named(slot(database)).temporary().snapshot(SnapshotAction.EXPORT));
            database.execute("INSERT INTO t VALUES (2)");
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            reader.execute("SET TRANSACTION SNAPSHOT '" + slot.snapshotName() + "'");
            assertThat(reader.execute("SELECT count(*) FROM t").fetchOne().getInt(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void usesTheSnapshotInATransactionOfItsOwn(PgDatabase database) {
        database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            conn.createSlot(LogicalSlot.named(slot(database)).temporary().snapshot(SnapshotAction.USE));
            database.execute("INSERT INTO t VALUES (2)");
            assertThat(conn.execute("SELECT count(*) FROM t").fetchOne().getInt(0))
                    .isEqualTo(1);
            conn.execute("COMMIT");
        }
    }

    @Test
    void changesSlots(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            String name = slot(database);
            LogicalSlot slot = LogicalSlot.named(name).twoPhase();
            conn.createSlot(slot);
            assertThat(query(database, "SELECT two_phase FROM pg_replication_slots"))
                    .containsExactly("t");
            if (conn.info().serverVersion() < 170_000) {
                assertThatThrownBy(() -> conn.alterSlot(name, SlotChange.none().failover(true)))
                        .isInstanceOf(NotSupportedError.class)
                        .hasMessageContaining("needs PostgreSQL 17");
                assertThatThrownBy(() -> conn.createSlot(slot.failover())).isInstanceOf(NotSupportedError.class);
            } else {
                conn.alterSlot(name, SlotChange.none().failover(true));
                assertThat(query(database, "SELECT failover FROM pg_replication_slots"))
                        .containsExactly("t");
            }
            conn.dropSlot(name);
        }
    }

    @Test
    @Parity("E11")
    void dropsSlots(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn());
                LogicalReplicationConnection other = LogicalReplicationConnection.open(database.dsn())) {
            String name = slot(database);
            conn.createSlot(LogicalSlot.named(name).plugin("test_decoding"));
            try (ReplicationStream stream = other.startReplication(LogicalStart.slot(name))) {
                assertThat(stream.isEnded()).isFalse();
                assertThatThrownBy(() -> conn.dropSlot(name)).isInstanceOf(ObjectInUse.class);
                assertThatThrownBy(() -> conn.startReplication(LogicalStart.slot(name)))
                        .isInstanceOf(ObjectInUse.class);
            }
            conn.awaitAndDropSlot(name);
            assertThatThrownBy(() -> conn.dropSlot(name)).isInstanceOf(UndefinedObject.class);
            assertThatThrownBy(() -> conn.dropSlot("no such slot"))
                    .isInstanceOf(UndefinedObject.class)
                    .hasMessageContaining("no such slot");
        }
    }

    @Test
    @Parity({"E12", "E21"})
    void startsWithOptionsAndAfterRefusals(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            String name = slot(database);
            LogicalStart start = LogicalStart.slot(name);
            assertThatThrownBy(() -> conn.startReplication(start)).isInstanceOf(UndefinedObject.class);
            CreatedSlot slot = conn.createSlot(LogicalSlot.named(name).plugin("test_decoding"));
            assertThatThrownBy(() -> conn.startReplication(start.option("it's not there", "x")))
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("option \"it's not there\"");
            assertThatThrownBy(() -> conn.startReplication(start.option("include-xids", "it's not")))
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("it's not");
            LogicalStart good = start.from(slot.consistentPoint())
                    .option("include-xids", "off")
                    .option("skip-empty-xacts", null);
            try (ReplicationStream stream = conn.startReplication(good)) {
                database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
                assertThat(stream.read(LONG).text()).isEqualTo("BEGIN");
                assertThat(stream.read(LONG).text()).isEqualTo("table public.t: INSERT: a[integer]:1");
            }
            conn.dropSlot(name);
        }
    }

    @Test
    @Parity("E12")
    void refusesPositionsAndIntervalsThatAreNone() {
        assertThatThrownBy(() -> Lsn.parse("16-B374D848")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lsn.parse("16/XYZ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogicalStart.slot("s").statusInterval(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() -> PhysicalStart.from(Lsn.ZERO).statusInterval(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Parity("E13")
    void startsByACommandOfTheCallersOwn(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            String name = slot(database);
            conn.createSlot(LogicalSlot.named(name).plugin("test_decoding").temporary());
            String command = "START_REPLICATION SLOT " + name + " LOGICAL 0/0 (\"skip-empty-xacts\")";
            assertThatThrownBy(() -> conn.startReplication(command, Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            try (ReplicationStream stream = conn.startReplication(command, Duration.ofSeconds(5))) {
                database.execute("CREATE TABLE t ()", "INSERT INTO t DEFAULT VALUES");
                assertThat(stream.read(LONG).text()).startsWith("BEGIN");
            }
        }
    }

    @Test
    void hasNoHistoryOfTheFirstTimeline(PgDatabase database) {
        try (PhysicalReplicationConnection conn = PhysicalReplicationConnection.open(database.dsn())) {
            assertThatThrownBy(() -> conn.timelineHistory(1))
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("00000001.history");
        }
    }

    private static String slot(PgDatabase database) {
        return database.name() + "_slot";
    }

    private static List<String> query(PgDatabase database, String sql) {
        return database.query(sql + " WHERE database = '" + database.name() + "'")
                .get(0);
    }
}
