package io.pgadapt.types.value;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which transactions are visible: PostgreSQL's {@code pg_snapshot} and {@code txid_snapshot}. Immutable.
 *
 * @param xmin all transactions before this one have ended
 * @param xmax no transaction from this one on has ended
 * @param running those between that had not ended, in order
 * @see <a href="https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-PG-SNAPSHOT-PARTS">PostgreSQL manual:
 *     Snapshot Components</a>
 */
public record Snapshot(long xmin, long xmax, List<Long> running) {
    /** Copies the running transactions. */
    public Snapshot {
        running = List.copyOf(running);
    }

    /**
     * Reads a snapshot written as {@code 10:20:10,14,15}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Snapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a snapshot: " + text);
        }
        List<Long> running = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1)).map(Long::valueOf).toList();
        return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** Returns the snapshot as {@code 10:20:10,14,15}. */
    @Override
    public String toString() {
        return xmin + ":" + xmax + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
