package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.types.value.Lsn;

/** Something complete, in the order of the log: what {@link TransactionAssembler} gives. */
public sealed interface TransactionEvent
        permits DecodedTransaction, LogicalMessage, PgOutputMessage.CommitPrepared, PgOutputMessage.RollbackPrepared {

    /** Returns the position to confirm when this was dealt with. */
    Lsn endLsn();
}
