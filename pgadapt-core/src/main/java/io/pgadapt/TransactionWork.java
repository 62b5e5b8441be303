package io.pgadapt;

import org.jspecify.annotations.Nullable;

/**
 * What is done in a transaction block.
 *
 * @param <T> what comes of it
 * @param <E> a checked exception that it may throw
 */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, E extends Exception> {
    /**
     * Does the work; whatever it throws rolls the block back.
     *
     * @param transaction the block; need not be ended by the work
     */
    T run(Transaction transaction) throws E;
}
