package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Ends the answer to {@link Sync} or {@link Query}: the server waits for the next.
 *
 * @param status where the session stands
 */
public record ReadyForQuery(TransactionStatus status) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'Z';

    private static final ReadyForQuery IDLE = new ReadyForQuery(TransactionStatus.IDLE);
    private static final ReadyForQuery IN_TRANSACTION = new ReadyForQuery(TransactionStatus.IN_TRANSACTION);
    private static final ReadyForQuery FAILED = new ReadyForQuery(TransactionStatus.FAILED);

    /** Returns the one message that is needed for a status. */
    public static ReadyForQuery of(TransactionStatus status) {
        return switch (status) {
            case IDLE -> IDLE;
            case IN_TRANSACTION -> IN_TRANSACTION;
            case FAILED -> FAILED;
        };
    }

    /** Reads a body; creates nothing. */
    public static ReadyForQuery decode(WireReader body) {
        return of(TransactionStatus.ofCode(body.int8()));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int8(status.code());
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.character(status.code());
    }
}
