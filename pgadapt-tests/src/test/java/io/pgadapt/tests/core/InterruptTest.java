package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@PgTest
@Timeout(60)
class InterruptTest {

    @Test
    @Parity("C65")
    void cancelsTheStatementAndKeepsTheConnection(PgDatabase database) throws Exception {
        try (Connection connection = Pgadapt.connect(database.dsn()).autocommit(true)) {
            Thread caller = Thread.currentThread();
            int pid = connection.info().backendPid();
            CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
                database.awaitActive(pid);
                caller.interrupt();
            });
            assertThatThrownBy(() -> connection.execute("SELECT pg_sleep(50)")).isInstanceOf(QueryCanceledError.class);
            assertThat(Thread.interrupted()).isTrue();
            interrupter.get();
            assertThat(connection.isBroken()).isFalse();
            assertThat(connection.execute("SELECT 42").fetchOne())
                    .extracting(row -> row.getInt(0))
                    .isEqualTo(42);
        }
    }

    @Test
    @Parity("C64")
    void letsThreadsShareAConnection(PgDatabase database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Connection connection = Pgadapt.connect(database.dsn()).autocommit(true)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> sums = IntStream.range(0, 8)
                    .mapToObj(thread -> threads.submit(() -> {
                        start.await();
                        return sum(connection, thread);
                    }))
                    .toList();
            start.countDown();
            for (int thread = 0; thread < 8; thread++) {
                assertThat(result(sums.get(thread))).isEqualTo(200 * thread + 199 * 100);
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int result(Future<Integer> future) throws InterruptedException, ExecutionException {
        return future.get();
    }

    private static int sum(Connection connection, int thread) {
        int sum = 0;
        for (int i = 0; i < 200; i++) {
            var row = connection.execute("SELECT $1::int + $2::int", thread, i).fetchOne();
            assertThat(row).isNotNull();
            sum += row.getInt(0);
        }
        return sum;
    }
}
