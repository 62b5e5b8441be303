package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;

/** Where a session stands between two commands. */
public enum TransactionStatus {
    /** In no transaction block. */
    IDLE('I'),
    /** In a transaction block. */
    IN_TRANSACTION('T'),
    /** In a transaction block that failed: everything but its end is refused. */
    FAILED('E');

    private final char code;

    TransactionStatus(char code) {
        this.code = code;
    }

    /** Returns the byte that stands for the status. */
    public char code() {
        return code;
    }

    /**
     * Returns the status of a byte.
     *
     * @throws ProtocolException when it is none of I, T and E
     */
    public static TransactionStatus ofCode(byte code) {
        return switch (code) {
            case 'I' -> IDLE;
            case 'T' -> IN_TRANSACTION;
            case 'E' -> FAILED;
            default ->
                throw new ProtocolException("unknown transaction status " + code + "; 73 (I), 84 (T) and 69 (E) exist");
        };
    }
}
