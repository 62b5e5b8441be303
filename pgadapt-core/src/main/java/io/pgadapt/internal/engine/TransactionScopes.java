package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.protocol.message.TransactionStatus;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The scopes of a session's transaction, one within the other. Changed under the session's lock; the current one may be
 * read by any thread.
 *
 * <p>Savepoints that were set by SQL have no names here: rolling back to any of them is taken to undo everything since the
 * first one of the innermost block, which may be too much, and is never too little.
 */
final class TransactionScopes {
    /** The scopes of the transaction and of the blocks in it, the innermost first. */
    private final Deque<TransactionScope> blocks = new ArrayDeque<>();

    private volatile TransactionScope current;

    TransactionScopes() {
        current = new TransactionScope(null);
        blocks.push(current);
    }

    /** Returns the scope that what is made now belongs to. */
    TransactionScope current() {
        return current;
    }

    /** Returns the scope of the innermost block, or of the transaction: other than the current one, it knows no savepoints of SQL. */
    TransactionScope block() {
        return blocks.element();
    }

    /** Returns the scope of the whole transaction. */
    TransactionScope transaction() {
        return blocks.getLast();
    }

    /** Takes note that the server's word on the transaction changes. */
    void changed(TransactionStatus from, TransactionStatus to) {
        if (from != TransactionStatus.IDLE && to == TransactionStatus.IDLE) {
            restart();
        }
    }

    /** Opens the scope of a block that begins with a savepoint. */
    void openBlock() {
        current = new TransactionScope(current);
        blocks.push(current);
    }

    /** Leaves the scope of a block; what was made in it goes on. */
    void releaseBlock() {
        TransactionScope outer = blocks.element().outer();
        if (outer != null) {
            blocks.pop();
            current = outer;
        }
    }

    /** Leaves the scope of a block, and what was made in it is gone. */
    void undoBlock() {
        blocks.element().end();
        releaseBlock();
    }

    /** Takes note of SQL that ends or divides the transaction. */
    void saw(StatementKind kind) {
        switch (kind) {
            case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> restart();
            case SAVEPOINT -> openSavepoint();
            case ROLLBACK_TO -> undoSavepoints();
            default -> {}
        }
    }

    /** One scope is enough for all of a block, since it ends with any of them. */
    private void openSavepoint() {
        if (current == blocks.element()) {
            current = new TransactionScope(current);
        }
    }

    private void undoSavepoints() {
        TransactionScope block = blocks.element();
        if (current != block) {
            current.end();
            current = new TransactionScope(block);
        }
    }

    private void restart() {
        blocks.getLast().end();
        blocks.clear();
        current = new TransactionScope(null);
        blocks.push(current);
    }
}
