package io.pgadapt.pool.internal.resource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for a slot, in the order of their coming. The pool locks, but for what looks only at the first one.
 *
 * <p>Nobody is missed: who waits first says so and then looks for an idle slot; who returns first frees the slot and then looks
 * whether anybody waits.
 */
final class Waiters<T> {
    private final Slots<T> slots;
    private final Deque<Waiter<T>> line = new ArrayDeque<>();

    /** The one who has waited longest, for those who take no lock; null when nobody waits. */
    private volatile @Nullable Waiter<T> first;

    Waiters(Slots<T> slots) {
        this.slots = slots;
    }

    /** Returns whether nobody waits; needs no lock. */
    boolean isEmpty() {
        return first == null;
    }

    /** Returns whether who comes now may be faster than those who wait; needs no lock. */
    boolean mayBePassed(long now) {
        Waiter<T> waiter = first;
        return waiter == null || !waiter.isImpatient(now);
    }

    /** Has the first one look for an idle slot; needs no lock. */
    void wake(long now) {
        Waiter<T> waiter = first;
        if (waiter != null) {
            waiter.wake(now);
        }
    }

    int size() {
        return line.size();
    }

    /** Lets somebody wait who has just come, unless there is an idle slot for it. */
    void enter(Waiter<T> waiter, long now) {
        line.addLast(waiter);
        serve(waiter, now);
    }

    /** Lets somebody wait on whose turn it was. */
    void enterAgain(Waiter<T> waiter, long now) {
        line.addFirst(waiter);
        serve(waiter, now);
    }

    void leave(Waiter<T> waiter) {
        line.remove(waiter);
        announce();
    }

    /**
     * Lets one who is running have an idle slot, if it is its turn. The others are not handed any, since they would hold them
     * while they are still waking up.
     */
    void serve(Waiter<T> waiter, long now) {
        announce();
        if (line.peek() == waiter) {
            Slot<T> slot = slots.take(now);
            if (slot != null) {
                handOver(slot);
                wakeNext(now);
            }
        }
    }

    private void wakeNext(long now) {
        if (slots.isAnyIdle()) {
            wake(now);
        }
    }

    /** Hands all idle slots to those who wait. */
    void serveAll(long now) {
        Slot<T> slot = line.isEmpty() ? null : slots.take(now);
        while (slot != null) {
            handOver(slot);
            slot = line.isEmpty() ? null : slots.take(now);
        }
    }

    /** Hands a slot that is owned to the first one; frees it if nobody waits. Who has gone accepts nothing. */
    void handOver(Slot<T> slot) {
        slot.lease();
        Waiter<T> next = poll();
        while (next != null && !next.accept(slot)) {
            next = poll();
        }
        if (next == null) {
            slot.free();
        }
    }

    /** Says to all who wait that there will be nothing. */
    void refuse(Supplier<Refusal> refusal) {
        for (Waiter<T> next = poll(); next != null; next = poll()) {
            next.refuse(refusal.get());
        }
    }

    private @Nullable Waiter<T> poll() {
        Waiter<T> next = line.poll();
        announce();
        return next;
    }

    private void announce() {
        first = line.peek();
    }
}
