package io.pgadapt;

/**
 * A block of statements that take effect together or not at all: a transaction, or within one a savepoint.
 *
 * <p>Closed without {@link #commit} it rolls back. Blocks nest, and are closed in the reverse order; while one is open,
 * {@link Connection#commit}, {@link Connection#rollback} and their SQL are refused.
 *
 * @see Connection#transaction()
 */
public interface Transaction extends AutoCloseable {

    /** Returns how many blocks this one lies in; 0 for the outermost. */
    int depth();

    /** Returns whether the block is neither committed nor rolled back. */
    boolean isOpen();

    /**
     * Ends the block and keeps what was done in it: commits the transaction, or releases the savepoint.
     *
     * @throws io.pgadapt.errors.InternalError when a statement of the block had failed: the block is rolled back, and the error
     *     that made it fail is the cause ({@link io.pgadapt.errors.sqlstate.InFailedSqlTransaction})
     * @throws io.pgadapt.errors.DatabaseError when the server refuses the commit; the transaction is rolled back then
     * @throws io.pgadapt.errors.ProgrammingError when the block has ended, or one in it is still open
     */
    void commit();

    /**
     * Ends the block and undoes what was done in it; also after an error, after which the transaction goes on outside of the
     * block.
     *
     * @throws io.pgadapt.errors.ProgrammingError when the block has ended, or one in it is still open
     */
    void rollback();

    /**
     * Returns what to throw, out of a function that {@link Connection#transaction(TransactionWork)} runs, to leave it and all
     * blocks up to this one, which is rolled back without an error.
     */
    default RuntimeException rollbackSignal() {
        return new RollbackSignal(this);
    }

    /** Rolls the block back, unless it has ended. Does nothing when the connection is lost: the server has rolled back. */
    @Override
    void close();
}
