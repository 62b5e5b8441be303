package io.pgadapt;

/** Leads out of nested blocks to the one that is to be rolled back. */
@SuppressWarnings("serial") // never leaves the thread
final class RollbackSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Transaction target;

    RollbackSignal(Transaction target) {
        super("a transaction block is to be rolled back, but this is not within it", null, false, false);
        this.target = target;
    }

    boolean isFor(Transaction block) {
        return target == block;
    }
}
