package io.pgadapt.pool.internal.resource;

import org.jspecify.annotations.Nullable;

/**
 * A resource that somebody uses, until it is given back: once, by {@link #giveBack} or {@link #discard}.
 *
 * @param <T> what is pooled
 */
public interface Lease<T> {
    /** Returns the resource. */
    T resource();

    /** Gives it back to be lent again. */
    void giveBack();

    /** Gives it back to be closed. */
    void discard();

    /** Returns who uses it; null when nobody does any more. */
    @Nullable
    Thread holder();

    /** Returns since when it is used, by the pool's ticker. */
    long since();
}
