package io.pgadapt.pool.internal.resource;

/**
 * What a pool must know of the things that it pools. Methods are called on borrowers' threads where that is said, otherwise
 * on background ones; never with a lock held.
 *
 * @param <T> what is pooled
 */
public interface Resources<T> {
    /** Makes one; takes as long as it takes, but gives up when the thread is interrupted. */
    T create() throws Exception;

    /**
     * Tells whether one that was idle may be lent. Called on the borrower's thread, each time: must be quick.
     *
     * @param now the time, by the pool's ticker, in nanoseconds
     */
    boolean isUsable(T resource, long now);

    /** Keeps an idle one from being forgotten by what lies between, and tells whether it is still good; may wait. */
    boolean keepAlive(T resource);

    /**
     * Returns how many were refused one after the other, this being the last one, although there is nothing wrong with them that
     * making another one would cure; 0 when it was not. Asked by the owner of one that is not used again.
     */
    default int refusals(T resource) {
        return 0;
    }

    /** Has whoever uses it come to an end. */
    void interrupt(T resource);

    /** Ends it. */
    void close(T resource);

    /** Ends it at once, whoever uses it. */
    void abort(T resource);

    /** Tells whether those who wait should be told of a failure to make one at once: waiting would not help. */
    boolean isHopeless(Throwable failure);
}
