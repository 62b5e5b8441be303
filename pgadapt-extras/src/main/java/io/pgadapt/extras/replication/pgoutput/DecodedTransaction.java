package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a transaction did.
 *
 * @param xid its number, unsigned
 * @param lsn where it committed, or was prepared
 * @param endLsn where that ends: what to confirm when the transaction was dealt with
 * @param time when it committed, or was prepared
 * @param gid its name, when it was prepared and its end is still to come; null when it has committed
 * @param origin where the server had it from by replication itself; null when it began there
 * @param changes what it did, in order, without what it has rolled back
 */
public record DecodedTransaction(
        int xid,
        Lsn lsn,
        Lsn endLsn,
        Instant time,
        @Nullable String gid,
        @Nullable String origin,
        List<Change> changes) implements TransactionEvent {

    /** Returns whether a {@link PgOutputMessage.CommitPrepared} or {@link PgOutputMessage.RollbackPrepared} will follow. */
    public boolean isPrepared() {
        return gid != null;
    }
}
