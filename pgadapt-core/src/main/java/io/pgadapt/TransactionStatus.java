package io.pgadapt;

/** Where a session stands. */
public enum TransactionStatus {
    /** No transaction is open. */
    IDLE,
    /** A transaction is open. */
    IN_TRANSACTION,
    /** A transaction is open and has failed: the server ignores all but its end. */
    FAILED,
    /** The connection is closed or broken. */
    UNKNOWN
}
