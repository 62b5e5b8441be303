package io.pgadapt.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a connection of a pool.
 *
 * @param thread the name of the thread that borrowed it
 * @param heldFor for how long it has it
 * @param statement what it has run last, or is running; null when nothing
 * @param trace from where it was borrowed; null unless the pool keeps that ({@link ConnectionPool.Builder#holderTraces})
 */
public record Holder(
        String thread,
        Duration heldFor,
        @Nullable String statement,
        @Nullable Throwable trace) {
    private static final int LONGEST_STATEMENT = 80;

    /** Returns it on one line, as errors list it. */
    @Override
    public String toString() {
        String what = statement == null ? "nothing run yet" : "last statement: " + shortened(statement);
        return "\"" + thread + "\" for " + heldFor.toMillis() + " ms, " + what;
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STATEMENT ? line : line.substring(0, LONGEST_STATEMENT) + "...";
    }
}
