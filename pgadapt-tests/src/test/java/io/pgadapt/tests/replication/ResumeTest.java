package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.LogicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.DecodedTransaction;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.extras.replication.pgoutput.TransactionAssembler;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A consumer that outlives its server: one crash and one orderly restart. {@code -Dpgadapt.changes=100000} makes it shorter.
 */
class ResumeTest {
    private static final int CHANGES = Integer.getInteger("pgadapt.changes", 1_000_000);
    private static final int PER_TRANSACTION = 1000;
    private static final int LIMIT_SECONDS = 300;

    /** What was confirmed is known to the server when it goes, and may be forgotten by it. */
    private static final Duration OFTEN = Duration.ofMillis(20);

    private static PgServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        server = PgServer.builder().setting("synchronous_commit", "on").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static String dsn() {
        return "host=127.0.0.1 port=" + server.port() + " user=postgres dbname=postgres";
    }

    @Test
    void losesAndDoublesNothingWhenTheServerComesBack() throws Exception {
        server.execute("CREATE TABLE item (id int)", "CREATE PUBLICATION p FOR TABLE item");
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(dsn())) {
            conn.createSlot(LogicalSlot.named("resume"));
        }
        Consumer consumer = new Consumer();
        CompletableFuture<Void> consuming = CompletableFuture.runAsync(consumer, threads);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(new Writer(consumer), threads);
        consumer.await(CHANGES / 4, consuming, writing);
        server.crash();
        consumer.await(CHANGES / 4 * 3, consuming, writing);
        server.restart();
        consumer.await(CHANGES, consuming, writing);
        consuming.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(consumer.applied).isEqualTo(CHANGES);
        assertThat(consumer.interruptions).isGreaterThanOrEqualTo(2);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** Stays so little ahead of the consumer that the server has both to do with whenever it goes. */
    private record Writer(Consumer consumer) implements Runnable {
        private static final int AHEAD = CHANGES / 10;

        @Override
        public void run() {
            boolean done = false;
            while (!done && !Thread.currentThread().isInterrupted()) {
                try (Connection conn = Pgadapt.connect(dsn())) {
                    write(conn);
                    done = true;
                } catch (OperationalError e) {
                    pause();
                }
            }
        }

        private void write(Connection conn) {
            int next = stored(conn);
            while (next < CHANGES) {
                if (next > consumer.applied + AHEAD) {
                    pause();
                } else {
                    int end = Math.min(next + PER_TRANSACTION, CHANGES);
                    conn.execute("INSERT INTO item SELECT generate_series($1::int4, $2::int4 - 1)", next, end);
                    conn.commit();
                    next = end;
                }
            }
        }

        /** A commit whose answer was lost may have taken effect. */
        private static int stored(Connection conn) {
            return conn.execute("SELECT coalesce(max(id) + 1, 0) FROM item")
                    .fetchOne()
                    .getInt(0);
        }
    }

    /** Keeps, as a database would, what it has applied together with the position up to which that is all. */
    private static final class Consumer implements Runnable {
        private volatile int applied;
        private int interruptions;
        private Lsn position = Lsn.ZERO;

        @Override
        public void run() {
            while (applied < CHANGES && !Thread.currentThread().isInterrupted()) {
                try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(dsn())) {
                    consume(conn);
                } catch (OperationalError e) {
                    interruptions++;
                    pause();
                }
            }
        }

        private void consume(LogicalReplicationConnection conn) {
            PgOutputDecoder decoder = new PgOutputDecoder(conn);
            TransactionAssembler transactions = new TransactionAssembler();
            LogicalStart start =
                    PgOutput.publications("p").start("resume").from(position).statusInterval(OFTEN);
            try (ReplicationStream stream = conn.startReplication(start)) {
                stream.consume(message -> {
                    if (transactions.add(decoder.decode(message)) instanceof DecodedTransaction transaction) {
                        apply(transaction);
                        stream.confirm(position);
                    }
                    if (applied == CHANGES) {
                        stream.stop();
                    }
                });
            }
        }

        private void apply(DecodedTransaction transaction) {
            int next = applied;
            for (Change change : transaction.changes()) {
                int id = ((Change.Insert) change).row().row().getInt(0);
                if (id != next) {
                    throw new AssertionError(id + " has come, where " + next + " belongs");
                }
                next++;
            }
            position = transaction.endLsn();
            applied = next;
        }

        void await(int changes, CompletableFuture<?>... running) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (applied < changes) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Stream.of(running)
                        .filter(CompletableFuture::isCompletedExceptionally)
                        .forEach(CompletableFuture::join);
                pause();
            }
        }
    }
}
