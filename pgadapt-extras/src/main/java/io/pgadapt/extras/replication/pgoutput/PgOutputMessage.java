package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of {@code pgoutput}, by the manual's name for it. Transactions are numbered by their {@code xid}, an unsigned
 * number.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">PostgreSQL manual: Logical
 *     Replication Message Formats</a>
 */
public sealed interface PgOutputMessage
        permits Relation,
                Change,
                PgOutputMessage.Begin,
                PgOutputMessage.Commit,
                PgOutputMessage.Origin,
                PgOutputMessage.Type,
                PgOutputMessage.StreamStart,
                PgOutputMessage.StreamStop,
                PgOutputMessage.StreamCommit,
                PgOutputMessage.StreamAbort,
                PgOutputMessage.BeginPrepare,
                PgOutputMessage.Prepare,
                PgOutputMessage.StreamPrepare,
                PgOutputMessage.CommitPrepared,
                PgOutputMessage.RollbackPrepared {

    /**
     * A transaction that has committed begins to be told.
     *
     * @param finalLsn where its commit is
     * @param commitTime when it committed
     * @param xid its number
     */
    record Begin(Lsn finalLsn, Instant commitTime, int xid) implements PgOutputMessage {}

    /**
     * All of a transaction was told.
     *
     * @param commitLsn where its commit is
     * @param endLsn where that ends: what to confirm when the transaction was dealt with
     * @param commitTime when it committed
     */
    record Commit(Lsn commitLsn, Lsn endLsn, Instant commitTime) implements PgOutputMessage {}

    /**
     * The transaction came to the server by replication itself.
     *
     * @param commitLsn where its commit is on the server that it came from
     * @param name of the origin
     */
    record Origin(Lsn commitLsn, String name) implements PgOutputMessage {}

    /**
     * A type that is not built in.
     *
     * @param xid the streamed transaction that sees it; 0 outside of one
     * @param oid the type's OID, an unsigned number
     * @param schema the schema of the type, or of what a domain is over
     * @param name the name of the type, or of what a domain is over
     */
    record Type(int xid, int oid, String schema, String name) implements PgOutputMessage {}

    /**
     * A part of a transaction that is going on follows, up to {@link StreamStop}.
     *
     * @param xid its number
     * @param isFirst whether it is the first part of it
     */
    record StreamStart(int xid, boolean isFirst) implements PgOutputMessage {}

    /** A part of a transaction that is going on has ended. */
    record StreamStop() implements PgOutputMessage {}

    /**
     * A transaction that was streamed has committed.
     *
     * @param xid its number
     * @param commitLsn where its commit is
     * @param endLsn where that ends: what to confirm when the transaction was dealt with
     * @param commitTime when it committed
     */
    record StreamCommit(int xid, Lsn commitLsn, Lsn endLsn, Instant commitTime) implements PgOutputMessage {}

    /**
     * A transaction that was streamed, or a part of it, was rolled back.
     *
     * @param xid its number
     * @param subXid the number of the subtransaction, which is the same when all was rolled back
     * @param abortLsn where the abort is; null unless streaming is parallel
     * @param abortTime when it was rolled back; null unless streaming is parallel
     */
    record StreamAbort(
            int xid,
            int subXid,
            @Nullable Lsn abortLsn,
            @Nullable Instant abortTime) implements PgOutputMessage {}

    /**
     * A transaction that was prepared begins to be told.
     *
     * @param prepareLsn where it was prepared
     * @param endLsn where that ends
     * @param prepareTime when it was prepared
     * @param xid its number
     * @param gid its name
     */
    record BeginPrepare(Lsn prepareLsn, Lsn endLsn, Instant prepareTime, int xid, String gid)
            implements PgOutputMessage {}

    /**
     * All of a prepared transaction was told.
     *
     * @param prepareLsn where it was prepared
     * @param endLsn where that ends: what to confirm when the transaction was dealt with
     * @param prepareTime when it was prepared
     * @param xid its number
     * @param gid its name
     */
    record Prepare(Lsn prepareLsn, Lsn endLsn, Instant prepareTime, int xid, String gid) implements PgOutputMessage {}

    /**
     * A transaction that was streamed was prepared.
     *
     * @param prepareLsn where it was prepared
     * @param endLsn where that ends: what to confirm when the transaction was dealt with
     * @param prepareTime when it was prepared
     * @param xid its number
     * @param gid its name
     */
    record StreamPrepare(Lsn prepareLsn, Lsn endLsn, Instant prepareTime, int xid, String gid)
            implements PgOutputMessage {}

    /**
     * A prepared transaction was committed.
     *
     * @param commitLsn where its commit is
     * @param endLsn where that ends
     * @param commitTime when it was committed
     * @param xid its number
     * @param gid its name
     */
    record CommitPrepared(Lsn commitLsn, Lsn endLsn, Instant commitTime, int xid, String gid)
            implements PgOutputMessage, TransactionEvent {}

    /**
     * A prepared transaction was rolled back.
     *
     * @param preparedEndLsn where its preparation ends
     * @param endLsn where its rollback ends
     * @param prepareTime when it was prepared
     * @param rollbackTime when it was rolled back
     * @param xid its number
     * @param gid its name
     */
    record RollbackPrepared(
            Lsn preparedEndLsn, Lsn endLsn, Instant prepareTime, Instant rollbackTime, int xid, String gid)
            implements PgOutputMessage, TransactionEvent {}
}
