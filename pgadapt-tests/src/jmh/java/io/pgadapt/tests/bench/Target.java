package io.pgadapt.tests.bench;

import static java.util.Objects.requireNonNull;

/** Where the measured server is, as {@link Bench} tells the processes that measure. */
record Target(String host, int port, String user, String password, String database) {

    static Target current() {
        return new Target(
                requireNonNull(
                        System.getProperty("pgadapt.bench.host"), "run the benchmarks by their main class, Bench"),
                Integer.getInteger("pgadapt.bench.port"),
                "bench",
                System.getProperty("pgadapt.bench.password"),
                "postgres");
    }
}
