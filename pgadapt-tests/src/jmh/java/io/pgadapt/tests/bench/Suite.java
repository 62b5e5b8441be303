package io.pgadapt.tests.bench;

import java.util.function.Consumer;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Benchmarks that are run together. */
@SuppressWarnings("ImmutableEnumChecker") // numbers, and method references, which have no state
enum Suite {
    /** Whole statements over a socket. */
    DRIVERS("[A-Z]\\w*", BenchServer::makeItems, "3g", new Pace(1, 3, 3, 2000), new Pace(3, 5, 7, 4000)),
    /** Single values, without a socket. */
    TYPES("types", BenchServer::makeExtensions, "512m", new Pace(1, 3, 5, 300), new Pace(3, 5, 7, 1000)),
    /** Pools; warmed up for long, since threads that keep all processors busy leave the compiler little time. */
    POOLS("pool", BenchServer::makeItems, "1g", new Pace(1, 3, 3, 1000), new Pace(3, 15, 7, 2000));

    private final String where;
    private final Consumer<BenchServer> preparation;
    private final String heap;
    private final Pace quick;
    private final Pace full;

    /**
     * Creates a suite.
     *
     * @param where a class or package below this one, as a regular expression
     * @param preparation makes what the suite needs on the server
     * @param heap the size of the heap, as {@code -Xmx} takes it
     */
    Suite(String where, Consumer<BenchServer> preparation, String heap, Pace quick, Pace full) {
        this.where = where;
        this.preparation = preparation;
        this.heap = heap;
        this.quick = quick;
        this.full = full;
    }

    /** Makes what the suite needs on the server. */
    void prepare(BenchServer server) {
        preparation.accept(server);
    }

    /** Says what is run, and for how long. */
    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options, Effort effort, String which) {
        return (effort == Effort.FULL ? full : quick)
                .applyTo(options)
                .include("io\\.pgadapt\\.tests\\.bench\\." + where + "\\..*(" + which + ")")
                .jvmArgs("-Xms" + heap, "-Xmx" + heap);
    }
}
