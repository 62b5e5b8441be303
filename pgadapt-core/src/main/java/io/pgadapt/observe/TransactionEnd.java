package io.pgadapt.observe;

/**
 * A transaction, or a part of one, that is about to be ended.
 *
 * @param action what is asked for
 * @param database the database
 * @param backendPid the server process of the session
 */
public record TransactionEnd(Action action, String database, int backendPid) {

    /** What is asked for. */
    public enum Action {
        /** A commit, also of a block or of the second phase. */
        COMMIT,
        /** A rollback, also of a block or of the second phase. */
        ROLLBACK,
        /** The first phase of a commit in two phases. */
        PREPARE
    }
}
