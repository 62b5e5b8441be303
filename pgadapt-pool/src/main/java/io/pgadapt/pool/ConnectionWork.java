package io.pgadapt.pool;

import io.pgadapt.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Work with a connection of a pool.
 *
 * @param <T> what it returns
 * @param <E> what it throws
 */
@FunctionalInterface
public interface ConnectionWork<T extends @Nullable Object, E extends Exception> {
    /** Does the work. */
    T run(Connection connection) throws E;
}
