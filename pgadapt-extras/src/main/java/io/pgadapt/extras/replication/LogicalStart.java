package io.pgadapt.extras.replication;

import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a logical stream is to begin with. Immutable: each method returns a changed copy.
 *
 * <p>{@code LogicalStart.slot("orders").from(lastCommit).option("include-xids", "off")}
 *
 * @param slot whose changes
 * @param from transactions that committed before are left out; the server never goes back behind what was confirmed to it,
 *     so {@link Lsn#ZERO}, as at first, goes on from there
 * @param options what the plugin is told, by its names for it; null for an option without a value
 * @param statusInterval how long the server may be left without feedback: 10 s at first
 */
public record LogicalStart(String slot, Lsn from, Map<String, @Nullable String> options, Duration statusInterval) {

    /** Copies the options. */
    public LogicalStart {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        StatusInterval.requirePositive(statusInterval);
    }

    /** Returns a start from where the slot stands. */
    public static LogicalStart slot(String name) {
        return new LogicalStart(name, Lsn.ZERO, Map.of(), StatusInterval.DEFAULT);
    }

    /** Sets from where on transactions are wanted: the end of the last one that need not come again. */
    public LogicalStart from(Lsn position) {
        return new LogicalStart(slot, position, options, statusInterval);
    }

    /** Adds an option; null for one without a value. */
    public LogicalStart option(String name, @Nullable String value) {
        Map<String, @Nullable String> added = new LinkedHashMap<>(options);
        added.put(name, value);
        return new LogicalStart(slot, from, added, statusInterval);
    }

    /** Adds options. */
    public LogicalStart options(Map<String, @Nullable String> more) {
        Map<String, @Nullable String> added = new LinkedHashMap<>(options);
        added.putAll(more);
        return new LogicalStart(slot, from, added, statusInterval);
    }

    /**
     * Sets how long the server may be left without feedback. Where its {@code wal_sender_timeout} is short, a third of that
     * is taken.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public LogicalStart statusInterval(Duration interval) {
        return new LogicalStart(slot, from, options, interval);
    }

    String command() {
        return "START_REPLICATION SLOT " + ReplicationSyntax.identifier(slot) + " LOGICAL " + from
                + ReplicationSyntax.pluginOptions(options);
    }
}
