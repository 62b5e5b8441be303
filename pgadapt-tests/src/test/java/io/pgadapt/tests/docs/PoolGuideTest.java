package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.pool.metrics.PoolMetrics;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of docs/pool.md. */
@PgTest
class PoolGuideTest {
    @Test
    void pools(PgDatabase database) {
        database.execute("CREATE TABLE item (name text)");
        Pgadapt pg = Pgadapt.builder(database.dsn()).build();
        MeterRegistry registry = new SimpleMeterRegistry();
        // tag::make[]
        ConnectionPool pool = ConnectionPool.builder(pg)
                .minSize(2)
                .maxSize(10)
                .timeout(Duration.ofSeconds(5))
                .configure(conn -> conn.execute("SET application_name TO 'shop'")
                        .connection()
                        .commit())
                .build();
        pool.awaitReady(Duration.ofSeconds(10));
        // end::make[]
        try (pool) {
            // tag::use[]
            try (Connection conn = pool.connection()) {
                conn.execute("INSERT INTO item VALUES ('tea')");
                conn.commit();
            }
            // end::use[]
            // tag::with[]
            long count = pool.with(
                    conn -> conn.execute("INSERT INTO item VALUES ('coffee')").rowCount());
            // end::with[]
            assertThat(count).isEqualTo(1);
            // tag::watch[]
            System.out.println(pool.statistics().requests().wait95());
            pool.holders().forEach(System.out::println);
            new PoolMetrics(pool).bindTo(registry);
            // end::watch[]
            assertThat(registry.get("pgadapt.pool.size").gauge().value()).isGreaterThanOrEqualTo(2);
            assertThat(registry.get("pgadapt.pool.granted").functionCounter().count())
                    .isEqualTo(2);
            assertThat(database.query("SELECT name FROM item")).hasSize(2);
        }
    }
}
