package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.DecodedTransaction;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputMessage;
import io.pgadapt.extras.replication.pgoutput.TransactionAssembler;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large transactions that are told while they go on, and prepared ones; and how whole transactions are made of them. */
@PgTest
class StreamedTransactionsTest {
    private static final PgOutput OPTIONS = PgOutput.publications("p");

    /** More than 64 kB in memory on the server. */
    private static final String MANY = "INSERT INTO item SELECT n, repeat('x', 100) FROM generate_series(%d, %d) n";

    private PgDatabase database;

    @BeforeEach
    void publish(PgDatabase given) {
        database = given;
        database.execute("CREATE PUBLICATION p FOR ALL TABLES", "CREATE TABLE item (id int PRIMARY KEY, name text)");
    }

    @Test
    @RequiresServer(version = 14)
    void tellsALargeTransactionInParts() {
        try (DecodedStream stream = open(OPTIONS.streaming());
                Connection conn = Pgadapt.connect(database.dsn())) {
            conn.execute(MANY.formatted(1, 2000));
            PgOutputMessage.StreamStart first = stream.next(PgOutputMessage.StreamStart.class);
            assertThat(first.isFirst()).isTrue();
            assertThat(stream.next(Change.Insert.class).xid()).isEqualTo(first.xid());
            conn.execute(MANY.formatted(2001, 4000));
            conn.commit();
            PgOutputMessage.StreamStart second = stream.next(PgOutputMessage.StreamStart.class);
            assertThat(second.isFirst()).isFalse();
            assertThat(second.xid()).isEqualTo(first.xid());
            PgOutputMessage.StreamCommit commit = stream.next(PgOutputMessage.StreamCommit.class);
            assertThat(commit.xid()).isEqualTo(first.xid());
            assertThat(commit.endLsn()).isGreaterThan(commit.commitLsn());
        }
    }

    @Test
    @RequiresServer(version = 14)
    void assemblesTransactionsInTheOrderOfTheirCommits() {
        try (DecodedStream stream = open(OPTIONS.streaming());
                Connection one = Pgadapt.connect(database.dsn());
                Connection two = Pgadapt.connect(database.dsn())) {
            one.execute(MANY.formatted(1, 2000));
            two.execute(MANY.formatted(10001, 12000));
            one.execute(MANY.formatted(2001, 4000));
            database.execute("INSERT INTO item VALUES (99999, 'small')");
            two.commit();
            one.commit();
            assertThat(ids(stream)).containsExactly(99999);
            assertThat(ids(stream)).hasSize(2000).startsWith(10001).endsWith(12000);
            assertThat(ids(stream)).hasSize(4000).startsWith(1).endsWith(4000);
        }
    }

    @Test
    @RequiresServer(version = 16)
    void leavesOutWhatWasRolledBack() {
        try (DecodedStream stream = open(OPTIONS.parallelStreaming());
                Connection conn = Pgadapt.connect(database.dsn())) {
            conn.execute(MANY.formatted(1, 2000));
            conn.rollback();
            conn.execute(MANY.formatted(1, 2000));
            conn.execute("SAVEPOINT a");
            conn.execute(MANY.formatted(2001, 4000));
            conn.execute("SAVEPOINT b");
            conn.execute(MANY.formatted(4001, 6000));
            conn.execute("ROLLBACK TO a");
            conn.execute(MANY.formatted(6001, 8000));
            conn.commit();
            assertThat(ids(stream)).hasSize(4000).startsWith(1).endsWith(8000).doesNotContain(2001, 4001);
        }
    }

    @Test
    @RequiresServer(version = 16)
    void tellsWhereAParallelStreamWasAborted() {
        try (DecodedStream stream = open(OPTIONS.parallelStreaming());
                Connection conn = Pgadapt.connect(database.dsn())) {
            conn.execute(MANY.formatted(1, 2000));
            // what was not told needs no abort
            int xid = stream.next(PgOutputMessage.StreamStart.class).xid();
            conn.rollback();
            database.execute("INSERT INTO item VALUES (1, 'small')");
            PgOutputMessage.StreamAbort abort = stream.next(PgOutputMessage.StreamAbort.class);
            assertThat(abort.xid()).isEqualTo(xid);
            assertThat(abort.subXid()).isEqualTo(xid);
            assertThat(abort.abortLsn()).isGreaterThan(Lsn.ZERO);
            assertThat(abort.abortTime()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        }
    }

    @Test
    @RequiresServer(version = 14)
    void seesATableAsEachTransactionDoes() {
        try (DecodedStream stream = open(OPTIONS.streaming());
                Connection conn = Pgadapt.connect(database.dsn())) {
            database.execute("CREATE TABLE other (id int)", "INSERT INTO other VALUES (1)");
            assertThat(ids(stream)).containsExactly(1);
            conn.execute("ALTER TABLE other ADD COLUMN more text DEFAULT 'y'");
            conn.execute("INSERT INTO other SELECT generate_series(2, 3000)");
            conn.rollback();
            database.execute("INSERT INTO other VALUES (5)");
            DecodedTransaction after = (DecodedTransaction) stream.nextEvent();
            assertThat(row(after, 0)).containsExactly(5);
        }
    }

    @Test
    @RequiresServer(version = 15)
    void tellsPreparedTransactionsTwice() {
        LogicalSlot slot = LogicalSlot.named(database.name()).twoPhase();
        Pgadapt pgadapt = Pgadapt.builder(database.dsn()).build();
        try (DecodedStream stream = new DecodedStream(pgadapt, database.name(), OPTIONS.twoPhase(), slot)) {
            String gid = database.name();
            database.execute("BEGIN", "INSERT INTO item VALUES (1, 'tea')", "PREPARE TRANSACTION '" + gid + "'");
            DecodedTransaction prepared = (DecodedTransaction) stream.nextEvent();
            assertThat(prepared.isPrepared()).isTrue();
            assertThat(prepared.gid()).isEqualTo(gid);
            assertThat(row(prepared, 0)).containsExactly(1, "tea");
            database.execute("COMMIT PREPARED '" + gid + "'");
            PgOutputMessage.CommitPrepared commit = (PgOutputMessage.CommitPrepared) stream.nextEvent();
            assertThat(commit.gid()).isEqualTo(gid);
            assertThat(commit.xid()).isEqualTo(prepared.xid());
            assertThat(commit.endLsn()).isGreaterThan(prepared.endLsn());
            database.execute(
                    "BEGIN",
                    "DELETE FROM item",
                    "PREPARE TRANSACTION '" + gid + "'",
                    "ROLLBACK PREPARED '" + gid + "'");
            assertThat(((DecodedTransaction) stream.nextEvent()).changes()).hasSize(1);
            PgOutputMessage.RollbackPrepared rollback = (PgOutputMessage.RollbackPrepared) stream.nextEvent();
            assertThat(rollback.gid()).isEqualTo(gid);
            assertThat(rollback.rollbackTime()).isAfterOrEqualTo(rollback.prepareTime());
        }
    }

    @Test
    @RequiresServer(version = 15)
    void preparesWhatWasStreamed() {
        LogicalSlot slot = LogicalSlot.named(database.name()).twoPhase();
        try (DecodedStream stream = new DecodedStream(
                smallMemory(), database.name(), OPTIONS.twoPhase().streaming(), slot)) {
            String gid = database.name();
            database.execute("BEGIN", MANY.formatted(1, 3000), "PREPARE TRANSACTION '" + gid + "'");
            DecodedTransaction prepared = (DecodedTransaction) stream.nextEvent();
            assertThat(prepared.gid()).isEqualTo(gid);
            assertThat(prepared.changes()).hasSize(3000);
            database.execute("COMMIT PREPARED '" + gid + "'");
            assertThat(stream.nextEvent()).isInstanceOf(PgOutputMessage.CommitPrepared.class);
        }
    }

    @Test
    void refusesTransactionsThatAreTooLarge() {
        TransactionAssembler assembler = new TransactionAssembler(10);
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute(MANY.formatted(1, 11));
            assertThatThrownBy(() -> {
                        while (true) {
                            assertThat(assembler.add(stream.next())).isNull();
                        }
                    })
                    .isInstanceOf(NotSupportedError.class)
                    .hasMessageContaining("more than 10 changes");
        }
    }

    private DecodedStream open(PgOutput options) {
        return new DecodedStream(smallMemory(), database.name(), options, LogicalSlot.named(database.name()));
    }

    private Pgadapt smallMemory() {
        return Pgadapt.builder(database.dsn("options=-c%20logical_decoding_work_mem%3D64kB"))
                .build();
    }

    private static List<Integer> ids(DecodedStream stream) {
        return ((DecodedTransaction) stream.nextEvent())
                .changes().stream()
                        .map(change -> ((Change.Insert) change).row().get("id", Integer.class))
                        .toList();
    }

    private static List<Object> row(DecodedTransaction transaction, int index) {
        return ((Change.Insert) transaction.changes().get(index)).row().row().values();
    }
}
