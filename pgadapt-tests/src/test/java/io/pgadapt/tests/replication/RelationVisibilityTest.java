package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Lsn;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who sees what a streamed transaction has made of a table. Servers hide most of it by locks and by announcing tables again,
 * so the messages are made here.
 */
@PgTest
class RelationVisibilityTest {
    private static final int TABLE = 16_400;
    private static final int XID = 5;

    private PgOutputDecoder decoder;

    @BeforeEach
    void create(PgDatabase database) {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            decoder = new PgOutputDecoder(conn);
        }
    }

    @Test
    void othersSeeNothingOfItBeforeTheCommit() throws IOException {
        decode(relation(0, "old"));
        stream(relation(XID, "new"));
        assertThat(relationOf(insert(0))).isEqualTo("old");
        stream();
        decode(out -> {
            out.writeByte('c');
            out.writeInt(XID);
            out.writeByte(0);
            out.write(new byte[24]);
        });
        assertThat(relationOf(insert(0))).isEqualTo("new");
    }

    @Test
    void nothingIsLeftOfItAfterAnAbort() throws IOException {
        decode(relation(0, "old"));
        stream(relation(XID, "new"));
        decode(out -> {
            out.writeByte('A');
            out.writeInt(XID);
            out.writeInt(XID);
        });
        assertThat(relationOf(insert(0))).isEqualTo("old");
    }

    /** A part of the transaction: what is given, and an insert, which sees it. */
    private void stream(Payload... messages) throws IOException {
        decode(out -> {
            out.writeByte('S');
            out.writeInt(XID);
            out.writeByte(0);
        });
        for (Payload message : messages) {
            decode(message);
        }
        assertThat(relationOf(insert(XID))).isEqualTo("new");
        decode(out -> out.writeByte('E'));
    }

    private String relationOf(Payload insert) throws IOException {
        Change.Insert change = (Change.Insert) decode(insert);
        return change.relation().columns().get(0).name();
    }

    private static Payload relation(int xid, String column) {
        return out -> {
            out.writeByte('R');
            writeXid(xid, out);
            out.writeInt(TABLE);
            out.write("public\0item\0".getBytes(StandardCharsets.UTF_8));
            out.writeByte('d');
            out.writeShort(1);
            out.writeByte(1);
            out.write((column + "\0").getBytes(StandardCharsets.UTF_8));
            out.writeInt(23);
            out.writeInt(-1);
        };
    }

    private static Payload insert(int xid) {
        return out -> {
            out.writeByte('I');
            writeXid(xid, out);
            out.writeInt(TABLE);
            out.writeByte('N');
            out.writeShort(1);
            out.writeByte('n');
        };
    }

    private static void writeXid(int xid, DataOutputStream out) throws IOException {
        if (xid != 0) {
            out.writeInt(xid);
        }
    }

    private Object decode(Payload payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        payload.write(new DataOutputStream(bytes));
        return decoder.decode(new ReplicationMessage(Lsn.ZERO, Lsn.ZERO, Instant.EPOCH, bytes.toByteArray()));
    }

    @FunctionalInterface
    private interface Payload {
        void write(DataOutputStream out) throws IOException;
    }
}
