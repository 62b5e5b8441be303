package io.pgadapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.tests.script.CountingTransport;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pools cost on the wire. In this package for the sake of what only tests may replace. */
@PgTest
class PoolRoundTripTest {
    private final List<CountingTransport> transports = new ArrayList<>();
    private ConnectionPool pool;

    @BeforeEach
    void open(PgDatabase database) {
        Pgadapt pgadapt = Pgadapt.builder(database.dsn())
                .resources(ConnectResources.create().withDecorator(this::counted))
                .build();
        pool = ConnectionPool.builder(pgadapt).minSize(1).maxSize(1).build();
        pool.awaitReady(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        pool.close(Duration.ZERO);
    }

    private Transport counted(Transport transport) {
        CountingTransport counting = new CountingTransport(transport);
        transports.add(counting);
        return counting;
    }

    private int writes(Runnable action) {
        CountingTransport wire = transports.get(transports.size() - 1);
        wire.reset();
        action.run();
        return wire.writes();
    }

    private void use(String... statements) {
        try (Connection conn = pool.connection().autocommit(true)) {
            for (String sql : statements) {
                conn.execute(sql);
            }
        }
    }

    @Test
    void lendingAndTakingBackCostNothing() {
        assertThat(writes(() -> pool.connection().close())).isZero();
        use("SELECT 1");
        assertThat(writes(() -> use("SELECT 1", "SELECT 1"))).isEqualTo(2);
    }

    @Test
    void whatIsUndoneLeavesInOneWriteForWhichNobodyWaits() {
        use("SELECT 1");
        CountingTransport wire = transports.get(0);
        wire.reset();
        Connection conn = pool.connection();
        conn.execute("SET work_mem TO '77MB'");
        int roundTrips = wire.roundTrips();
        assertThat(writes(conn::close)).isEqualTo(1);
        assertThat(wire.roundTrips()).isZero();
        assertThat(roundTrips).isEqualTo(1);
        assertThat(writes(() -> use("SELECT 1"))).isEqualTo(1);
    }

    @Test
    void settingsForOneTransactionCostNothingMore() {
        use("SELECT 1");
        Connection conn = pool.connection();
        conn.execute("SET LOCAL work_mem TO '77MB'");
        conn.commit();
        assertThat(writes(conn::close)).isZero();
    }
}
