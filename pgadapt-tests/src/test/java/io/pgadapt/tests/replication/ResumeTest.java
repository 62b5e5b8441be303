package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.DecodedTransaction;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.extras.replication.pgoutput.TransactionAssembler;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.types.value.Lsn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A consumer that outlives its server: one crash and one orderly restart. {@code -Dpgadapt.changes=1000000} makes it longer.
 */
class ResumeTest {
    private static final int CHANGES = Integer.getInteger("pgadapt.changes", 100_000);
    private static final int PER_TRANSACTION = 1000;
    private static final int LIMIT_SECONDS = 300;

    private static PgServer server;

    @BeforeAll
    static void start() {
        server = PgServer.builder().setting("synchronous_commit", "on").start();
    }

    @AfterAll
    static void stop() {
        server.close();
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
        CompletableFuture<Void> consuming = CompletableFuture.runAsync(consumer);
        write(0, CHANGES / 2);
        consumer.await(CHANGES / 4, consuming);
        server.crash();
        write(CHANGES / 2, CHANGES);
        consumer.await(CHANGES / 4 * 3, consuming);
        server.restart();
        consuming.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(consumer.applied).isEqualTo(CHANGES);
        assertThat(consumer.interruptions).isPositive();
    }

    private static void write(int from, int to) {
        try (Connection conn = Pgadapt.connect(dsn())) {
            for (int start = from; start < to; start += PER_TRANSACTION) {
                int end = Math.min(start + PER_TRANSACTION, to);
                conn.execute("INSERT INTO item SELECT generate_series($1::int4, $2::int4 - 1)", start, end);
                conn.commit();
            }
        }
    }

    /** Keeps, as a database would, what it has applied together with the position up to which that is all. */
    private static final class Consumer implements Runnable {
        private volatile int applied;
        private int interruptions;
        private Lsn position = Lsn.ZERO;

        @Override
        public void run() {
            while (applied < CHANGES) {
                try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(dsn())) {
                    consume(conn);
                } catch (OperationalError e) {
                    interruptions++;
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
        }

        private void consume(LogicalReplicationConnection conn) {
            PgOutputDecoder decoder = new PgOutputDecoder(conn);
            TransactionAssembler transactions = new TransactionAssembler();
            try (ReplicationStream stream = conn.startReplication(
                    PgOutput.publications("p").start("resume").from(position))) {
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
                assertThat(((Change.Insert) change).row().row().getInt(0)).isEqualTo(next);
                next++;
            }
            position = transaction.endLsn();
            applied = next;
        }

        void await(int changes, CompletableFuture<Void> consuming) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (applied < changes) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                assertThat(consuming).isNotCompletedExceptionally();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }
}
