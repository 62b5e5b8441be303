package io.pgadapt.extras.log;

import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.StatementStart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has ended, well or not.
 *
 * @param sql the text as it was given
 * @param values the texts of its parameters, in the order of {@code $1}, {@code $2}; null unless they were asked for
 * @param duration how long it took
 * @param rows how many rows it returned or changed; -1 where that does not apply, or it failed
 * @param error why it failed; null when all went well
 * @param database the database
 * @param backendPid the server process of the session
 */
public record LoggedStatement(
        String sql,
        @Nullable List<String> values,
        Duration duration,
        long rows,
        @Nullable Throwable error,
        String database,
        int backendPid) {
    private static final double NANOS_PER_MILLI = 1e6;

    static LoggedStatement of(StatementStart start, @Nullable List<String> values, Outcome outcome) {
        return new LoggedStatement(
                start.sql(),
                values,
                outcome.duration(),
                outcome.rows(),
                outcome.error(),
                start.database(),
                start.backendPid());
    }

    /** Returns a line for a log: {@code 0.71 ms, 1 rows: SELECT name FROM item WHERE id = $1 [$1 = 7]}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder()
                .append(String.format(Locale.ROOT, "%.2f ms, ", duration.toNanos() / NANOS_PER_MILLI))
                .append(result())
                .append(": ")
                .append(sql);
        List<String> shown = values;
        if (shown != null && !shown.isEmpty()) {
            line.append(" [");
            for (int i = 0; i < shown.size(); i++) {
                line.append(i == 0 ? "$" : ", $").append(i + 1).append(" = ").append(shown.get(i));
            }
            line.append(']');
        }
        return line.toString();
    }

    private String result() {
        if (error != null) {
            return "failed with " + error.getClass().getSimpleName();
        }
        return rows < 0 ? "done" : rows + " rows";
    }
}
