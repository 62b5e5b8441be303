package io.pgadapt.tests.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Needs a JDK whose monitors do not pin by themselves what waits in them, so that what is counted is ours. */
@PgTest
@EnabledForJreRange(min = JRE.JAVA_24)
@Timeout(60)
class VirtualThreadsTest {
    private static final int THREADS = 10_000;

    /** The sources are compiled for a JDK without virtual threads. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static ConnectionPool pool(PgDatabase database) {
        return ConnectionPool.builder(Pgadapt.builder(database.dsn()).build())
                .minSize(8)
                .maxSize(8)
                .build();
    }

    @Test
    void manyShareAFewConnectionsAndNoneIsPinned(PgDatabase database, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("pinned.jfr");
        try (ConnectionPool pool = pool(database);
                Recording recording = new Recording()) {
            // loading classes pins, whoever does it: ours, and the JDK's that lets a virtual thread wait for a socket
            waitForAnswer(pool);
            assertThat(sumOfAnswers(pool, 20)).isEqualTo(190);
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            assertThat(sumOfAnswers(pool, THREADS)).isEqualTo((long) THREADS * (THREADS - 1) / 2);
            recording.stop();
            recording.dump(file);
            assertThat(pool.statistics().requests().granted()).isGreaterThan(THREADS);
        }
        assertThat(pinned(file)).isEmpty();
    }

    private static long sumOfAnswers(ConnectionPool pool, int count) throws Exception {
        ExecutorService threads = virtualThreads();
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            answers.add(threads.submit(() -> answer(pool, number)));
        }
        long sum = 0;
        for (Future<Integer> answer : answers) {
            sum += answer.get();
        }
        threads.shutdown();
        return sum;
    }

    /** The server takes its time, so that a virtual thread has to wait for its socket. */
    private static void waitForAnswer(ConnectionPool pool) throws Exception {
        ExecutorService threads = virtualThreads();
        Future<?> end = threads.submit(() -> {
            try (Connection conn = pool.connection()) {
                conn.execute("SELECT pg_sleep(0.1)");
            }
        });
        end.get();
        threads.shutdown();
    }

    private static int answer(ConnectionPool pool, int number) {
        try (Connection conn = pool.connection().autocommit(true)) {
            return conn.execute("SELECT $1::int", number).fetchAll().get(0).getInt(0);
        }
    }

    private static List<RecordedEvent> pinned(Path file) throws IOException {
        assertThat(Files.size(file)).isPositive();
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                .toList();
    }

    @Test
    void interruptingOneCancelsItsStatement(PgDatabase database) throws Exception {
        try (ConnectionPool pool = pool(database)) {
            CompletableFuture<Integer> pid = new CompletableFuture<>();
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Future<?> running = virtualThreads().submit(() -> {
                try (Connection conn = pool.connection()) {
                    pid.complete(conn.info().backendPid());
                    conn.execute("SELECT pg_sleep(60)");
                } catch (RuntimeException e) {
                    end.complete(e);
                }
            });
            database.awaitActive(pid.get(10, TimeUnit.SECONDS));
            running.cancel(true);
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(QueryCanceledError.class);
            assertThat(pool.statistics().departures().returnedBad()).isZero();
        }
    }
}
