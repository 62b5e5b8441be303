package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.Connection;
import io.pgadapt.errors.DataError;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.pgoutput.Change.Delete;
import io.pgadapt.extras.replication.pgoutput.Change.Insert;
import io.pgadapt.extras.replication.pgoutput.Change.Truncate;
import io.pgadapt.extras.replication.pgoutput.Change.Update;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what {@code pgoutput} sends, in any of the versions 1 to 4 of its protocol. Remembers the tables that were
 * announced, so that there is one decoder for each stream, and it must be given all messages in order. Not thread-safe.
 *
 * <p>Values are read with the codecs of the connection. For types that are not built in, an ordinary connection is made for a
 * moment; see {@link LogicalReplicationConnection#pgadapt}.
 */
public final class PgOutputDecoder {
    private static final int KEY_FLAG = 1;
    private static final int TRANSACTIONAL_FLAG = 1;
    private static final int CASCADE_FLAG = 1;
    private static final int RESTART_IDENTITY_FLAG = 2;
    private static final int LEAST_COLUMN_SIZE = 10;
    private static final int OID_SIZE = 4;

    private final ColumnTypes types;
    private final Connection session;
    private final RelationCache relations = new RelationCache();

    /** The transaction that is being told; 0 when none is. */
    private int transaction;

    /** The streamed transaction of which a part is being told; 0 when none is. */
    private int stream;

    /** Creates the decoder of a stream that this connection starts. */
    public PgOutputDecoder(LogicalReplicationConnection connection) {
        this.session = connection.session();
        this.types = new ColumnTypes(connection.pgadapt());
    }

    /**
     * Decodes a message.
     *
     * @throws DataError when it is not what {@code pgoutput} sends
     * @throws io.pgadapt.errors.OperationalError when a type had to be looked up, and no connection could be made
     */
    public PgOutputMessage decode(ReplicationMessage message) {
        PayloadReader in = new PayloadReader(message.payload());
        int tag = 0;
        try {
            tag = in.int8();
            PgOutputMessage decoded = decode((char) tag, in);
            in.requireExhausted();
            return decoded;
        } catch (MalformedPayload e) {
            throw new DataError("the message at " + message.dataStart() + " with the tag " + tag
                    + " is not what pgoutput sends: " + e.getMessage());
        }
    }

    private PgOutputMessage decode(char tag, PayloadReader in) {
        return switch (tag) {
            case 'B' -> begin(in);
            case 'C' -> commit(in);
            case 'O' -> new PgOutputMessage.Origin(in.lsn(), in.string());
            case 'R' -> relation(in);
            case 'Y' -> type(in);
            case 'I' -> insert(in);
            case 'U' -> update(in);
            case 'D' -> delete(in);
            case 'T' -> truncate(in);
            case 'M' -> logicalMessage(in);
            case 'S' -> streamStart(in);
            case 'E' -> streamStop();
            case 'c' -> streamCommit(in);
            case 'A' -> streamAbort(in);
            default -> twoPhase(tag, in);
        };
    }

    private PgOutputMessage twoPhase(char tag, PayloadReader in) {
        return switch (tag) {
            case 'b' -> beginPrepare(in);
            case 'P' -> prepare(in);
            case 'K' -> commitPrepared(in);
            case 'r' -> rollbackPrepared(in);
            case 'p' -> streamPrepare(in);
            default -> throw new MalformedPayload("there is no such tag");
        };
    }

    private PgOutputMessage begin(PayloadReader in) {
        PgOutputMessage.Begin begin = new PgOutputMessage.Begin(in.lsn(), in.time(), in.int32());
        transaction = begin.xid();
        return begin;
    }

    private PgOutputMessage commit(PayloadReader in) {
        skipFlags(in);
        transaction = 0;
        return new PgOutputMessage.Commit(in.lsn(), in.lsn(), in.time());
    }

    private PgOutputMessage relation(PayloadReader in) {
        int xid = streamedXid(in);
        int oid = in.int32();
        String schema = in.string();
        // what is in pg_catalog has an empty schema
        Relation relation = new Relation(
                xid,
                oid,
                schema.isEmpty() ? "pg_catalog" : schema,
                in.string(),
                ReplicaIdentity.of(in.int8()),
                columns(in));
        types.require(relation);
        relations.put(new RelationReader(relation, types, session), stream);
        return relation;
    }

    private static List<RelationColumn> columns(PayloadReader in) {
        int count = in.count(in.int16(), LEAST_COLUMN_SIZE);
        List<RelationColumn> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean isKey = (in.int8() & KEY_FLAG) != 0;
            columns.add(new RelationColumn(in.string(), in.int32(), in.int32(), isKey));
        }
        return columns;
    }

    private PgOutputMessage type(PayloadReader in) {
        int xid = streamedXid(in);
        int oid = in.int32();
        String schema = in.string();
        PgOutputMessage.Type type =
                new PgOutputMessage.Type(xid, oid, schema.isEmpty() ? "pg_catalog" : schema, in.string());
        types.announce(type);
        return type;
    }

    private PgOutputMessage insert(PayloadReader in) {
        int xid = xid(in);
        RelationReader reader = relations.get(in.int32(), stream);
        requireTag('N', in.int8());
        return new Insert(xid, reader.relation(), reader.row(in));
    }

    private PgOutputMessage update(PayloadReader in) {
        int xid = xid(in);
        RelationReader reader = relations.get(in.int32(), stream);
        int tag = in.int8();
        Tuple key = tag == 'K' ? reader.key(in) : null;
        Tuple old = tag == 'O' ? reader.row(in) : null;
        requireTag('N', tag == 'N' ? tag : in.int8());
        Tuple row = reader.row(in);
        return new Update(xid, reader.relation(), key, old, old == null ? row : row.completedFrom(old));
    }

    private PgOutputMessage delete(PayloadReader in) {
        int xid = xid(in);
        RelationReader reader = relations.get(in.int32(), stream);
        int tag = in.int8();
        Tuple key = tag == 'K' ? reader.key(in) : null;
        Tuple old = key == null ? whole(tag, reader, in) : null;
        return new Delete(xid, reader.relation(), key, old);
    }

    private static Tuple whole(int tag, RelationReader reader, PayloadReader in) {
        requireTag('O', tag);
        return reader.row(in);
    }

    private PgOutputMessage truncate(PayloadReader in) {
        int xid = xid(in);
        int count = in.int32();
        int flags = in.int8();
        List<Relation> truncated = new ArrayList<>();
        for (int i = in.count(count, OID_SIZE); i > 0; i--) {
            truncated.add(relations.get(in.int32(), stream).relation());
        }
        return new Truncate(xid, truncated, (flags & CASCADE_FLAG) != 0, (flags & RESTART_IDENTITY_FLAG) != 0);
    }

    private PgOutputMessage logicalMessage(PayloadReader in) {
        int xid = xid(in);
        boolean transactional = (in.int8() & TRANSACTIONAL_FLAG) != 0;
        Lsn lsn = in.lsn();
        String prefix = in.string();
        return new LogicalMessage(transactional ? xid : 0, transactional, lsn, prefix, in.bytes(in.int32()));
    }

    private PgOutputMessage streamStart(PayloadReader in) {
        PgOutputMessage.StreamStart start = new PgOutputMessage.StreamStart(in.int32(), in.int8() == 1);
        stream = start.xid();
        return start;
    }

    private PgOutputMessage streamStop() {
        stream = 0;
        return new PgOutputMessage.StreamStop();
    }

    private PgOutputMessage streamCommit(PayloadReader in) {
        int xid = in.int32();
        skipFlags(in);
        relations.committed(xid);
        return new PgOutputMessage.StreamCommit(xid, in.lsn(), in.lsn(), in.time());
    }

    private PgOutputMessage streamAbort(PayloadReader in) {
        int xid = in.int32();
        int subXid = in.int32();
        if (xid == subXid) {
            relations.forget(xid);
        }
        @Nullable Lsn abortLsn = in.hasRemaining() ? in.lsn() : null;
        @Nullable Instant abortTime = abortLsn == null ? null : in.time();
        return new PgOutputMessage.StreamAbort(xid, subXid, abortLsn, abortTime);
    }

    private PgOutputMessage beginPrepare(PayloadReader in) {
        PgOutputMessage.BeginPrepare begin =
                new PgOutputMessage.BeginPrepare(in.lsn(), in.lsn(), in.time(), in.int32(), in.string());
        transaction = begin.xid();
        return begin;
    }

    private PgOutputMessage prepare(PayloadReader in) {
        skipFlags(in);
        transaction = 0;
        return new PgOutputMessage.Prepare(in.lsn(), in.lsn(), in.time(), in.int32(), in.string());
    }

    private static PgOutputMessage commitPrepared(PayloadReader in) {
        skipFlags(in);
        return new PgOutputMessage.CommitPrepared(in.lsn(), in.lsn(), in.time(), in.int32(), in.string());
    }

    private static PgOutputMessage rollbackPrepared(PayloadReader in) {
        skipFlags(in);
        return new PgOutputMessage.RollbackPrepared(in.lsn(), in.lsn(), in.time(), in.time(), in.int32(), in.string());
    }

    private PgOutputMessage streamPrepare(PayloadReader in) {
        skipFlags(in);
        PgOutputMessage.StreamPrepare prepare =
                new PgOutputMessage.StreamPrepare(in.lsn(), in.lsn(), in.time(), in.int32(), in.string());
        relations.forget(prepare.xid());
        return prepare;
    }

    /** Returns the transaction of a change: in a stream, it is told with each. */
    private int xid(PayloadReader in) {
        return stream == 0 ? transaction : in.int32();
    }

    private int streamedXid(PayloadReader in) {
        return stream == 0 ? 0 : in.int32();
    }

    /** None are in use yet. */
    private static void skipFlags(PayloadReader in) {
        in.int8();
    }

    private static void requireTag(char wanted, int found) {
        if (found != wanted) {
            throw new MalformedPayload(
                    "a row with the tag " + found + " is where one with the tag " + (int) wanted + " belongs");
        }
    }
}
