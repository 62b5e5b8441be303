package io.pgadapt.pool.internal.resource;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for a slot. What becomes of it is agreed upon once: it is handed a slot, it is refused one, or it goes
 * away. So a slot is never handed to one that has gone, and who was handed one has it, even if time is up just then.
 */
final class Waiter<T> {
    /** How long others who come later may be faster from when it was woken, in nanoseconds. */
    private static final long TOLERANCE = 1_000_000;

    private final Thread thread = Thread.currentThread();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicReference<@Nullable Fate<T>> fate = new AtomicReference<>();

    /** When it was woken first; null when it was not. */
    private volatile @Nullable Long passedSince;

    /** What has become of it; neither slot nor refusal when it has gone. */
    private record Fate<T>(@Nullable Slot<T> slot, @Nullable Refusal refusal) {}

    /** Returns one that waits on in this one's place. */
    Waiter<T> again() {
        Waiter<T> next = new Waiter<>();
        next.passedSince = passedSince;
        return next;
    }

    /** Returns whether nobody may be served before it any more. */
    boolean isImpatient(long now) {
        Long since = passedSince;
        return since != null && now - since >= TOLERANCE;
    }

    /** Has it look for an idle slot, unless it is about to. */
    void wake(long now) {
        if (!woken.get() && woken.compareAndSet(false, true)) {
            if (passedSince == null) {
                passedSince = now;
            }
            LockSupport.unpark(thread);
        }
    }

    /** Hands over a slot that is leased already; returns whether it was accepted. */
    boolean accept(Slot<T> slot) {
        return decide(new Fate<>(slot, null));
    }

    /** Says that there will be none; has no effect when it is too late. */
    void refuse(Refusal refusal) {
        decide(new Fate<>(null, refusal));
    }

    /**
     * Waits for a slot.
     *
     * @param look looks for one, when there may be any
     * @return the slot; null at the deadline
     * @throws Refusal when there will be none, or the thread is interrupted; its flag is set then
     */
    @Nullable
    Slot<T> await(long deadline, Ticker ticker, Runnable look) throws Refusal {
        while (fate.get() == null) {
            long remaining = deadline - ticker.nanos();
            if (remaining <= 0) {
                leave(new Fate<>(null, null));
            } else if (thread.isInterrupted()) {
                leave(new Fate<>(null, new Refusal(Refusal.Reason.INTERRUPTED, null)));
            } else if (woken.getAndSet(false)) {
                look.run();
            } else {
                ticker.park(this, remaining);
            }
        }
        return outcome(fate.get());
    }

    /** Returns whether it still waits. */
    boolean isWaiting() {
        return fate.get() == null;
    }

    private boolean decide(Fate<T> decision) {
        if (fate.compareAndSet(null, decision)) {
            LockSupport.unpark(thread);
            return true;
        }
        return false;
    }

    /** Its own decision, unless another one came first. */
    private void leave(Fate<T> decision) {
        fate.compareAndSet(null, decision);
    }

    private static <T> @Nullable Slot<T> outcome(@Nullable Fate<T> decided) throws Refusal {
        if (decided == null) {
            return null;
        }
        if (decided.refusal() != null) {
            throw decided.refusal();
        }
        return decided.slot();
    }
}
