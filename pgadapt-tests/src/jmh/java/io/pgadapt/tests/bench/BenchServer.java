package io.pgadapt.tests.bench;

import io.pgadapt.tests.server.PgServer;

/** The server that all drivers are measured on. */
final class BenchServer implements AutoCloseable {
    static final int ROWS = 1_000_000;

    private static final String PASSWORD = "quiet-harbour-42";

    private final PgServer server;

    private BenchServer(PgServer server) {
        this.server = server;
    }

    /** Starts the server. Connecting as {@code bench} takes SCRAM. */
    static BenchServer start() {
        PgServer server = PgServer.builder()
                .hba("host all bench 127.0.0.1/32 scram-sha-256")
                .setting("shared_buffers", "512MB")
                .setting("max_wal_size", "4GB")
                .setting("autovacuum", "off")
                .start();
        server.execute("CREATE ROLE bench LOGIN PASSWORD '" + PASSWORD + "'");
        return new BenchServer(server);
    }

    /** Makes the table {@code item}, and {@code loading}, which is filled by those who measure that. */
    void makeItems() {
        server.execute(
                """
                CREATE TABLE item AS
                SELECT i::int4 AS id,
                       hashint8extended(i, 1) AS account,
                       sqrt(i::float8) * (mod(i, 7) - 3) AS ratio,
                       substr(md5('n' || i), 1, 20) AS name,
                       timestamptz '2021-03-04 05:06:07+00' + i * interval '83.000417 seconds' AS at,
                       round((mod(hashint8extended(i, 2), 1000000000))::numeric / 100, 2)::numeric(12, 2) AS amount,
                       md5('u' || i)::uuid AS key,
                       mod(i, 3) = 0 AS active
                FROM generate_series(1, %d) AS i
                """.formatted(ROWS),
                "ALTER TABLE item ADD PRIMARY KEY (id)",
                "GRANT SELECT ON item TO bench",
                "CREATE TABLE loading (id int4, account int8, name text, at timestamptz, amount numeric(12, 2), active bool)",
                "GRANT ALL ON loading TO bench",
                "VACUUM (FREEZE, ANALYZE) item",
                "CHECKPOINT");
    }

    /** Makes the types that are not built in. */
    void makeExtensions() {
        server.execute("CREATE EXTENSION hstore");
    }

    /** The system properties that tell {@link Target} where the server is. */
    String[] properties() {
        return new String[] {
            "-Dpgadapt.bench.host=" + server.host(),
            "-Dpgadapt.bench.port=" + server.port(),
            "-Dpgadapt.bench.password=" + PASSWORD
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
