package io.pgadapt.tests.bench;

import static java.util.Objects.requireNonNull;

/** Where the measured server is, as {@link Bench} tells the processes that measure. */
public record Target(String host, int port, String user, String password, String database) {

    /** Returns what Bench told this process. */
    public static Target current() {
        return new Target(
                requireNonNull(
                        System.getProperty("pgadapt.bench.host"), "run the benchmarks by their main class, Bench"),
                Integer.getInteger("pgadapt.bench.port"),
                "bench",
                System.getProperty("pgadapt.bench.password"),
                "postgres");
    }

    /** Returns the connection string of libpq. */
    public String dsn() {
        return "host=" + host + " port=" + port + " user=" + user + " dbname=" + database + " password=" + password;
    }

    /** Returns the URL of pgjdbc, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
