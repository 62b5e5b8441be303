package io.pgadapt.tests.pool;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Pools over a database of the test's own, closed after it. */
@PgTest
@Timeout(30)
abstract class PoolFixture {
    private final List<ConnectionPool> pools = new ArrayList<>();
    PgDatabase database;

    @BeforeEach
    void take(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int)");
    }

    @AfterEach
    void close() {
        pools.forEach(pool -> pool.close(Duration.ZERO));
    }

    final ConnectionPool pool(int max, UnaryOperator<ConnectionPool.Builder> settings) {
        Pgadapt pgadapt = Pgadapt.builder(database.dsn()).build();
        ConnectionPool pool = settings.apply(
                        ConnectionPool.builder(pgadapt).minSize(1).maxSize(max))
                .build();
        pools.add(pool);
        return pool;
    }

    final ConnectionPool pool(int max) {
        return pool(max, settings -> settings);
    }

    static Object value(Connection connection, String sql) {
        Row row = Objects.requireNonNull(connection.execute(sql).fetchOne());
        return Objects.requireNonNull(row.get(0));
    }

    static int pid(Connection connection) {
        return connection.info().backendPid();
    }

    static CompletableFuture<Void> async(Runnable work) {
        return CompletableFuture.runAsync(work, it -> new Thread(it).start());
    }
}
