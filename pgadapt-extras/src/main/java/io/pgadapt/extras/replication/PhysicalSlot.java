package io.pgadapt.extras.replication;

/**
 * A physical slot that is to be created. Immutable: each method returns a changed copy.
 *
 * @param name lower-case letters, digits and underscores
 * @param isTemporary whether it goes away with the session
 * @param reservesWal whether the log is kept from now on, rather than from the first connection on
 */
public record PhysicalSlot(String name, boolean isTemporary, boolean reservesWal) {

    /** Returns a slot of that name. */
    public static PhysicalSlot named(String name) {
        return new PhysicalSlot(name, false, false);
    }

    /** Has the slot dropped at the end of the session, or after an error. */
    public PhysicalSlot temporary() {
        return new PhysicalSlot(name, true, reservesWal);
    }

    /** Has the log kept from now on. */
    public PhysicalSlot reserveWal() {
        return new PhysicalSlot(name, isTemporary, true);
    }

    String command(boolean hasOptionLists) {
        String reservation = hasOptionLists ? " (RESERVE_WAL)" : " RESERVE_WAL";
        return "CREATE_REPLICATION_SLOT " + ReplicationSyntax.identifier(name) + (isTemporary ? " TEMPORARY" : "")
                + " PHYSICAL" + (reservesWal ? reservation : "");
    }
}
