package io.pgadapt;

/**
 * How much of what one user has left in a session is undone for the next one. A transaction that is open is always rolled back,
 * and what only Java knows of, such as autocommit, codecs and handlers, always begins anew.
 */
public enum SessionCleanup {
    /** Nothing more: what was set, listened to, locked or created for the session stays. For poolers that share servers. */
    ROLLBACK,

    /**
     * What statements have changed that can, by their text, change more than data: {@code SET}, {@code LISTEN}, {@code DO},
     * temporary tables, advisory locks and the like, or take such things away. Otherwise nothing, which costs nothing. What your
     * own functions change is not seen, nor what an insert has drawn from a sequence.
     */
    CHANGED,

    /** Whatever may have changed, each time; statements stay prepared. */
    STATE,

    /** Everything, by {@code DISCARD ALL}, each time: also statements that were prepared. */
    DISCARD_ALL
}
