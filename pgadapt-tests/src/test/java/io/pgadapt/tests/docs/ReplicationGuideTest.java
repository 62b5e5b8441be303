package io.pgadapt.tests.docs;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.extras.replication.CreatedSlot;
import io.pgadapt.extras.replication.KeepAlive;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.LogicalStart;
import io.pgadapt.extras.replication.PhysicalReplicationConnection;
import io.pgadapt.extras.replication.PhysicalStart;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.SnapshotAction;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.DecodedTransaction;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.extras.replication.pgoutput.TransactionAssembler;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Lsn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/replication.md. */
@PgTest
class ReplicationGuideTest {
    private PgDatabase database;
    private Pgadapt pg;
    private final List<Object> seen = new ArrayList<>();

    // tag::record[]
    public record Item(int id, String name, BigDecimal price) {}
    // end::record[]

    @BeforeEach
    void prepare(PgDatabase given) {
        database = given;
        database.execute("CREATE TABLE item (id int PRIMARY KEY, name text, price numeric)");
        pg = Pgadapt.builder(database.dsn()).build();
    }

    private Lsn positionOfLastTransaction() {
        return Lsn.ZERO;
    }

    private void store(Object... values) {
        seen.add(List.of(values));
    }

    private boolean isEnough(int count) {
        return seen.size() >= count;
    }

    @Test
    void pgoutput() {
        try (Connection conn = pg.connect().autocommit(true)) {
            // tag::publish[]
            conn.execute("CREATE PUBLICATION shop FOR TABLE item");
            // end::publish[]
        }
        // tag::slot[]
        try (LogicalReplicationConnection repl = LogicalReplicationConnection.open(pg)) {
            repl.createSlot(LogicalSlot.named("feed"));
        }
        // end::slot[]
        database.execute("INSERT INTO item VALUES (1, 'tea', 3.50)", "UPDATE item SET price = 4");
        // tag::pgoutput[]
        try (LogicalReplicationConnection repl = LogicalReplicationConnection.open(pg);
                ReplicationStream stream = repl.startReplication(
                        PgOutput.publications("shop").binary().start("feed").from(positionOfLastTransaction()))) {
            PgOutputDecoder decoder = new PgOutputDecoder(repl);
            TransactionAssembler transactions = new TransactionAssembler();
            stream.consume(message -> {
                if (transactions.add(decoder.decode(message)) instanceof DecodedTransaction tx) {
                    for (Change change : tx.changes()) {
                        if (change instanceof Change.Insert insert) {
                            Item item = insert.row().as(record(Item.class));
                            store("new", item);
                        } else if (change instanceof Change.Update update) {
                            store("changed", update.row().get("price", BigDecimal.class));
                        }
                    }
                    stream.confirm(tx.endLsn());
                }
                if (isEnough(2)) {
                    stream.stop();
                }
            });
        }
        // end::pgoutput[]
        assertThat(seen)
                .containsExactly(
                        List.of("new", new Item(1, "tea", new BigDecimal("3.50"))),
                        List.of("changed", new BigDecimal("4")));
        try (LogicalReplicationConnection repl = LogicalReplicationConnection.open(pg)) {
            repl.dropSlot("feed");
        }
    }

    @Test
    void text() {
        database.execute("INSERT INTO item VALUES (1, 'tea', 3.50)");
        // tag::snapshot[]
        LogicalReplicationConnection repl = LogicalReplicationConnection.open(pg);
        CreatedSlot slot = repl.createSlot(
                LogicalSlot.named("copy").plugin("test_decoding").temporary().snapshot(SnapshotAction.EXPORT));
        try (Connection conn = pg.connect()) {
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            conn.execute("SET TRANSACTION SNAPSHOT '" + slot.snapshotName() + "'");
            conn.execute("SELECT * FROM item").fetchAll();
        }
        // end::snapshot[]
        database.execute("INSERT INTO item VALUES (2, 'milk', 1)");
        // tag::text[]
        LogicalStart start =
                LogicalStart.slot("copy").option("include-xids", "off").option("skip-empty-xacts", null);
        try (ReplicationStream stream = repl.startReplication(start)) {
            ReplicationMessage message = stream.read(Duration.ofSeconds(30));
            while (message != null && !message.text().equals("COMMIT")) {
                store(message.text());
                try (KeepAlive alive = stream.keepAlive()) {
                    System.out.println("what takes long may stand here");
                }
                message = stream.read(Duration.ofSeconds(30));
            }
        }
        // end::text[]
        repl.close();
        assertThat(seen)
                .containsExactly(
                        List.of("BEGIN"),
                        List.of("table public.item: INSERT: id[integer]:2 name[text]:'milk' price[numeric]:1"));
    }

    @Test
    void physical() {
        Lsn from =
                Lsn.parse(database.query("SELECT pg_current_wal_lsn()").get(0).get(0));
        database.execute("INSERT INTO item VALUES (1, 'tea', 3.50)");
        // tag::physical[]
        try (PhysicalReplicationConnection repl = PhysicalReplicationConnection.open(pg);
                ReplicationStream stream = repl.startReplication(PhysicalStart.from(from))) {
            stream.consume(piece -> {
                store(piece.dataStart(), piece.payload());
                Lsn end = new Lsn(piece.dataStart().position() + piece.dataSize());
                stream.confirm(end, end, Lsn.ZERO);
                if (isEnough(1)) {
                    stream.stop();
                }
            });
        }
        // end::physical[]
        assertThat(seen).hasSize(1);
    }
}
