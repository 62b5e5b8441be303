package io.pgadapt.pool.internal.resource;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A place in a pool with what is in it. Whoever changes the state from {@link State#IDLE} owns the slot, and alone may use and
 * change the rest; changing it back hands all that over to the next one.
 */
final class Slot<T> implements Lease<T> {
    private static final VarHandle STATE = stateHandle();

    /** For how long whoever used it comes first, in nanoseconds: longer than a thread waits for a turn on a busy machine. */
    private static final long RECENT = 100_000_000;

    /** Who owns a slot. */
    enum State {
        /** Nobody. */
        IDLE,
        /** A borrower. */
        LEASED,
        /** The pool, which looks after it. */
        RESERVED,
        /** Nobody any more: it has left the pool. */
        GONE
    }

    private final ResourcePool<T> pool;
    private final T resource;
    private final long expiresAt;
    private final int generation;
    private volatile State state = State.IDLE;
    private @Nullable Thread holder;
    private long lastUser;
    private long since;
    private long idleSince;
    private long seenAt;
    private long uses;
    private long usedNanos;

    Slot(ResourcePool<T> pool, T resource, long now, long expiresAt, int generation) {
        this.pool = pool;
        this.resource = resource;
        this.since = now;
        this.idleSince = now;
        this.seenAt = now;
        this.expiresAt = expiresAt;
        this.generation = generation;
    }

    /** Tries to make it a borrower's. */
    boolean take() {
        return state == State.IDLE && STATE.compareAndSet(this, State.IDLE, State.LEASED);
    }

    /** Tries to make it the pool's. */
    boolean reserve() {
        return state == State.IDLE && STATE.compareAndSet(this, State.IDLE, State.RESERVED);
    }

    /** Makes it a borrower's; for its owner. */
    void lease() {
        state = State.LEASED;
    }

    /** Takes note of who uses it, and since when. */
    void usedBy(Thread thread, long now) {
        since = now;
        uses++;
        holder = thread;
        lastUser = thread.getId();
    }

    /** Returns whether this thread was the last one to use it, and recently; when asked by others, as far as they know. */
    boolean wasRecentlyUsedBy(Thread thread, long now) {
        return lastUser == thread.getId() && now - idleSince < RECENT;
    }

    /** Takes note that whoever used it is done. */
    void unused(long now) {
        usedNanos += now - since;
        idleSince = now;
        seenAt = now;
        holder = null;
    }

    /** Takes note that it was found to be well. */
    void seen(long now) {
        seenAt = now;
    }

    /** Lets others have it. */
    void free() {
        state = State.IDLE;
    }

    /** Takes it out of use for good; returns whether it was not before. */
    boolean end() {
        return STATE.getAndSet(this, State.GONE) != State.GONE;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    boolean isLeased() {
        return state == State.LEASED;
    }

    /** Returns whether its time is over, or that of all that were made with it. */
    boolean isOld(long now, int currentGeneration) {
        return generation != currentGeneration || now - expiresAt >= 0;
    }

    long idleNanos(long now) {
        return now - idleSince;
    }

    long unseenNanos(long now) {
        return now - seenAt;
    }

    /** Returns how often it was lent; when asked by others than its owner, as far as they know. */
    long uses() {
        return uses;
    }

    /** Returns how long it was lent in all; when asked by others than its owner, as far as they know. */
    long usedNanos() {
        return usedNanos;
    }

    @Override
    public T resource() {
        return resource;
    }

    @Override
    public void giveBack() {
        pool.giveBack(this);
    }

    @Override
    public void discard() {
        pool.discard(this);
    }

    @Override
    public @Nullable Thread holder() {
        return holder;
    }

    @Override
    public long since() {
        return since;
    }

    private static VarHandle stateHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Slot.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
