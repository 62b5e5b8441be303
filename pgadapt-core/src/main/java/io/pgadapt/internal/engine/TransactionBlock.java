package io.pgadapt.internal.engine;

import io.pgadapt.Transaction;
import org.jspecify.annotations.Nullable;

/** One block of a session. Thread-safe by the session's lock. */
final class TransactionBlock implements Transaction {
    private final Session session;
    private final int depth;
    private final @Nullable String savepoint;
    private volatile boolean ended;

    /**
     * Creates a block.
     *
     * @param savepoint its name, or null when the block is the whole transaction
     */
    TransactionBlock(Session session, int depth, @Nullable String savepoint) {
        this.session = session;
        this.depth = depth;
        this.savepoint = savepoint;
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean isOpen() {
        return !ended && !session.isClosed();
    }

    @Override
    public void commit() {
        session.commit(this);
    }

    @Override
    public void rollback() {
        session.rollback(this);
    }

    @Override
    public void close() {
        if (isOpen()) {
            rollback();
        }
    }

    @Nullable
    String savepoint() {
        return savepoint;
    }

    void end() {
        ended = true;
    }
}
