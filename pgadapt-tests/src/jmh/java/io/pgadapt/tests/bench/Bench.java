package io.pgadapt.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks against a server of their own and prints the table.
 *
 * <p>Arguments: {@code quick} or {@code full}, then which benchmarks, as a regular expression; by default all, quickly.
 */
public final class Bench {
    private Bench() {}

    /** Runs them. The results in full go to {@code target/jmh.json}. */
    public static void main(String[] arguments) throws Exception {
        String effort = arguments.length > 0 ? arguments[0] : "quick";
        String which = arguments.length > 1 ? arguments[1] : ".*";
        try (BenchServer server = BenchServer.start()) {
            Collection<RunResult> results = run(server, Effort.named(effort), which);
            System.out.println();
            System.out.println(new BenchReport(results));
        }
    }

    private static Collection<RunResult> run(BenchServer server, Effort effort, String which)
            throws RunnerException, IOException {
        Path json = Files.createDirectories(Path.of("target")).resolve("jmh.json");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("io\\.pgadapt\\.tests\\.bench\\..*(" + which + ")")
                .jvmArgsAppend("-Xms3g", "-Xmx3g")
                .jvmArgsAppend(server.properties())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        return new Runner(effort.applyTo(options).build()).run();
    }
}
