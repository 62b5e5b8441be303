package io.pgadapt.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs a suite of benchmarks against a server of its own and prints the table.
 *
 * <p>Arguments: {@code drivers}, {@code types} or {@code pools}; {@code quick} or {@code full}; which benchmarks, as a regular expression; by
 * default all of the drivers, quickly. What follows are options of JMH: {@code -p family=INT4,INT8 -prof stack}.
 */
public final class Bench {
    private static final int OWN_ARGUMENTS = 3;

    private Bench() {}

    /** Runs them. The results in full go to {@code target/jmh.json}. */
    public static void main(String[] arguments) throws Exception {
        Suite suite = argument(arguments, 0, Suite.class, Suite.DRIVERS);
        Effort effort = argument(arguments, 1, Effort.class, Effort.QUICK);
        String which = arguments.length > 2 ? arguments[2] : ".*";
        try (BenchServer server = BenchServer.start()) {
            suite.prepare(server);
            Collection<RunResult> results = run(server, suite, effort, which, further(arguments));
            System.out.println();
            System.out.println(new BenchReport(results));
        }
    }

    private static CommandLineOptions further(String[] arguments) throws CommandLineOptionException {
        return new CommandLineOptions(
                Arrays.copyOfRange(arguments, Math.min(arguments.length, OWN_ARGUMENTS), arguments.length));
    }

    private static <E extends Enum<E>> E argument(String[] arguments, int index, Class<E> type, E otherwise) {
        return arguments.length > index ? Enum.valueOf(type, arguments[index].toUpperCase(Locale.ROOT)) : otherwise;
    }

    private static Collection<RunResult> run(
            BenchServer server, Suite suite, Effort effort, String which, CommandLineOptions further)
            throws RunnerException, IOException {
        Path json = Files.createDirectories(Path.of("target")).resolve("jmh.json");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(further)
                .jvmArgsAppend(server.properties())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        return new Runner(suite.applyTo(options, effort, which).build()).run();
    }
}
