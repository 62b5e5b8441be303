package io.pgadapt.extras.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as they are sent, in the grammar of old and new servers. */
class CommandsTest {

    @Test
    void createsLogicalSlots() {
        LogicalSlot plain = LogicalSlot.named("a\"b");
        assertThat(plain.command(true)).isEqualTo("CREATE_REPLICATION_SLOT \"a\"\"b\" LOGICAL \"pgoutput\"");
        LogicalSlot full = LogicalSlot.named("s")
                .plugin("wal2json")
                .temporary()
                .twoPhase()
                .failover()
                .snapshot(SnapshotAction.USE);
        assertThat(full.command(true))
                .isEqualTo("CREATE_REPLICATION_SLOT \"s\" TEMPORARY LOGICAL \"wal2json\""
                        + " (SNAPSHOT 'use', TWO_PHASE, FAILOVER)");
        assertThat(full.command(false))
                .isEqualTo("CREATE_REPLICATION_SLOT \"s\" TEMPORARY LOGICAL \"wal2json\" USE_SNAPSHOT TWO_PHASE");
        assertThat(plain.snapshot(SnapshotAction.NOTHING).command(false)).endsWith(" NOEXPORT_SNAPSHOT");
    }

    @Test
    void createsPhysicalSlots() {
        PhysicalSlot slot = PhysicalSlot.named("s").temporary().reserveWal();
        assertThat(slot.command(true)).isEqualTo("CREATE_REPLICATION_SLOT \"s\" TEMPORARY PHYSICAL (RESERVE_WAL)");
        assertThat(slot.command(false)).isEqualTo("CREATE_REPLICATION_SLOT \"s\" TEMPORARY PHYSICAL RESERVE_WAL");
    }

    @Test
    void changesSlots() {
        assertThat(SlotChange.none().failover(false).twoPhase(true).command("s"))
                .isEqualTo("ALTER_REPLICATION_SLOT \"s\" (TWO_PHASE true, FAILOVER false)");
        assertThatThrownBy(() -> SlotChange.none().command("s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing is to be changed");
    }

    @Test
    void startsLogicalStreams() {
        LogicalStart start = LogicalStart.slot("s")
                .from(Lsn.parse("16/B374D848"))
                .option("it's", "o'clock")
                .option("bare", null);
        assertThat(start.command())
                .isEqualTo("START_REPLICATION SLOT \"s\" LOGICAL 16/B374D848 (\"it's\" 'o''clock', \"bare\")");
    }

    @Test
    void startsPhysicalStreams() {
        PhysicalStart start = PhysicalStart.from(Lsn.ZERO);
        assertThat(start.command()).isEqualTo("START_REPLICATION PHYSICAL 0/0");
        assertThat(start.slot("s").timeline(3).command())
                .isEqualTo("START_REPLICATION SLOT \"s\" PHYSICAL 0/0 TIMELINE 3");
    }

    @ParameterizedTest
    @CsvSource({"0, 10000", "1min, 10000", "15s, 5000", "900ms, 300", "1, 0", "1h, 10000", "2d, 10000", "odd, 10000"})
    void hearsThreeTimesWithinTheServersLimit(String setting, long millis) {
        StatusInterval interval = StatusInterval.of(StatusInterval.DEFAULT, setting);
        assertThat(interval.time().toMillis()).isEqualTo(millis);
    }

    @Test
    void refusesIntervalsThatAreNotPositive() {
        assertThatThrownBy(() -> StatusInterval.of(Duration.ZERO, "0")).isInstanceOf(IllegalArgumentException.class);
    }
}
