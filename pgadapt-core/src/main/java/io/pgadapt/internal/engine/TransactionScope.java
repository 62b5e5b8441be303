package io.pgadapt.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a transaction: all of it, or what follows a savepoint. Whoever makes something that lives no longer than
 * that keeps the scope that it was made in, and asks.
 *
 * <p>Thread-safe.
 */
public final class TransactionScope {
    private final @Nullable TransactionScope outer;
    private volatile boolean over;

    TransactionScope(@Nullable TransactionScope outer) {
        this.outer = outer;
    }

    /** Returns whether what was made in this scope is gone: the transaction has ended, or this part of it was undone. */
    public boolean isOver() {
        for (TransactionScope it = this; it != null; it = it.outer) {
            if (it.over) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    TransactionScope outer() {
        return outer;
    }

    void end() {
        over = true;
    }
}
