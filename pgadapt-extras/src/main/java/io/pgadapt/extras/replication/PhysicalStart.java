package io.pgadapt.extras.replication;

import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a physical stream is to begin with. Immutable: each method returns a changed copy.
 *
 * @param from where in the log to begin
 * @param slot which keeps the log for us; null for none
 * @param timeline 0 for the server's present one
 * @param statusInterval how long the server may be left without feedback: 10 s at first
 */
public record PhysicalStart(Lsn from, @Nullable String slot, int timeline, Duration statusInterval) {

    /** Checks the interval. */
    public PhysicalStart {
        StatusInterval.requirePositive(statusInterval);
    }

    /** Returns a start from a position on. */
    public static PhysicalStart from(Lsn position) {
        return new PhysicalStart(position, null, 0, StatusInterval.DEFAULT);
    }

    /** Sets the slot. */
    public PhysicalStart slot(String name) {
        return new PhysicalStart(from, name, timeline, statusInterval);
    }

    /** Sets the timeline. */
    public PhysicalStart timeline(int number) {
        return new PhysicalStart(from, slot, number, statusInterval);
    }

    /**
     * Sets how long the server may be left without feedback. Where its {@code wal_sender_timeout} is short, a third of that
     * is taken.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public PhysicalStart statusInterval(Duration interval) {
        return new PhysicalStart(from, slot, timeline, interval);
    }

    String command() {
        return "START_REPLICATION" + (slot == null ? "" : " SLOT " + ReplicationSyntax.identifier(slot)) + " PHYSICAL "
                + from + (timeline == 0 ? "" : " TIMELINE " + Integer.toUnsignedString(timeline));
    }
}
