package io.pgadapt.tests.bench;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The table of results: medians, and how much of plain pgjdbc's time and allocation each is. */
final class BenchReport {
    private static final String BASELINE = "PGJDBC";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String HELD = "heldBytesPerRow";

    private final Collection<RunResult> results;

    BenchReport(Collection<RunResult> results) {
        this.results = results;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors; medians of time and allocation; fetches and records count per row, types per value\n");
        table.append(format("benchmark", "by", "time", "of pgjdbc", "best", "allocated", "of pgjdbc"));
        for (Line line : lines()) {
            Line baseline = baseline(line);
            table.append(format(
                    line.benchmark(),
                    line.by(),
                    "%.3f %s".formatted(line.time(), line.unit()),
                    ratio(line.time(), baseline == null ? null : baseline.time()),
                    "%.3f".formatted(line.best()),
                    "%.0f B".formatted(line.bytes()),
                    ratio(line.bytes(), baseline == null ? null : baseline.bytes())));
        }
        return table.toString();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (RunResult result : results) {
            lines.add(Line.of(result));
        }
        return lines;
    }

    private @Nullable Line baseline(Line line) {
        return lines().stream()
                .filter(other ->
                        other.benchmark().equals(line.benchmark()) && other.by().equals(BASELINE))
                .findFirst()
                .orElse(null);
    }

    private static String ratio(double value, @Nullable Double baseline) {
        return baseline == null ? "-" : "%.2f".formatted(value / baseline);
    }

    private static String format(String... cells) {
        return String.format(Locale.ROOT, "%-22s%-16s%16s%12s%12s%14s%12s%n", (Object[]) cells);
    }

    /**
     * A benchmark run by one driver.
     *
     * @param by the parameter that says which
     * @param time the median
     * @param best the fastest iteration, which other work on the machine disturbed least
     * @param bytes allocated by one operation; for the memory benchmark, held per row
     */
    private record Line(String benchmark, String by, double time, double best, String unit, double bytes) {
        static Line of(RunResult result) {
            String name = result.getParams().getBenchmark();
            Result<?> time = result.getPrimaryResult();
            Result<?> held = result.getSecondaryResults().get(HELD);
            Result<?> allocated = requireNonNull(result.getSecondaryResults().get(ALLOCATED));
            // the parameter that says by whom is the last one
            List<String> parameters = new ArrayList<>();
            for (String key : result.getParams().getParamsKeys()) {
                parameters.add(result.getParams().getParam(key));
            }
            String by = parameters.remove(parameters.size() - 1);
            parameters.add(0, name.substring(name.lastIndexOf('.') + 1));
            return new Line(
                    String.join(" ", parameters),
                    by,
                    median(time),
                    time.getStatistics().getMin(),
                    time.getScoreUnit(),
                    median(held == null ? allocated : held));
        }

        private static double median(Result<?> result) {
            return result.getStatistics().getPercentile(50);
        }
    }
}
