package io.pgadapt.tests.replication;

import io.pgadapt.Pgadapt;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.extras.replication.pgoutput.PgOutputMessage;
import io.pgadapt.extras.replication.pgoutput.TransactionAssembler;
import io.pgadapt.extras.replication.pgoutput.TransactionEvent;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import java.time.Duration;

/** A stream of pgoutput over a temporary slot, from where it was opened. */
final class DecodedStream implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LogicalReplicationConnection conn;
    private final PgOutputDecoder decoder;
    private final TransactionAssembler assembler = new TransactionAssembler();
    private final ReplicationStream stream;

    DecodedStream(PgDatabase database, PgOutput options) {
        this(Pgadapt.builder(database.dsn()).build(), database.name(), options, LogicalSlot.named(database.name()));
    }

    DecodedStream(Pgadapt pgadapt, String slot, PgOutput options, LogicalSlot created) {
        conn = LogicalReplicationConnection.open(pgadapt);
        conn.createSlot(created.temporary());
        decoder = new PgOutputDecoder(conn);
        stream = conn.startReplication(options.start(slot));
    }

    PgOutputMessage next() {
        ReplicationMessage message = stream.read(LONG);
        if (message == null) {
            throw new AssertionError("nothing has come");
        }
        return decoder.decode(message);
    }

    /** Returns the next message of that kind; what comes before is passed over. */
    <M extends PgOutputMessage> M next(Class<M> kind) {
        PgOutputMessage message = next();
        while (!kind.isInstance(message)) {
            message = next();
        }
        return kind.cast(message);
    }

    TransactionEvent nextEvent() {
        TransactionEvent event = assembler.add(next());
        while (event == null) {
            event = assembler.add(next());
        }
        return event;
    }

    @Override
    public void close() {
        stream.close();
        conn.close();
    }
}
