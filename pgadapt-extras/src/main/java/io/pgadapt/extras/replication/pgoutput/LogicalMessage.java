package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.types.value.Lsn;
import java.nio.charset.StandardCharsets;

/**
 * What {@code pg_logical_emit_message} wrote: part of a transaction, or, when it is not transactional, an event of its own.
 */
public final class LogicalMessage implements Change, TransactionEvent {
    private final int xid;
    private final boolean transactional;
    private final Lsn lsn;
    private final String prefix;
    private final byte[] content;

    /** Creates a message; the content is not copied. */
    public LogicalMessage(int xid, boolean transactional, Lsn lsn, String prefix, byte[] content) {
        this.xid = xid;
        this.transactional = transactional;
        this.lsn = lsn;
        this.prefix = prefix;
        this.content = content;
    }

    /** Returns the transaction; 0 when it is not transactional. */
    @Override
    public int xid() {
        return xid;
    }

    /** Returns whether it counts only when its transaction commits. */
    public boolean isTransactional() {
        return transactional;
    }

    /** Returns where it is in the log. */
    public Lsn lsn() {
        return lsn;
    }

    @Override
    public Lsn endLsn() {
        return lsn;
    }

    /** Returns what tells whose message it is. */
    public String prefix() {
        return prefix;
    }

    /** Returns the content itself, which belongs to the caller. */
    public byte[] content() {
        return content;
    }

    /** Returns the content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "LogicalMessage[xid=" + Integer.toUnsignedString(xid) + ", transactional=" + transactional + ", lsn="
                + lsn + ", prefix=" + prefix + ", size=" + content.length + "]";
    }
}
