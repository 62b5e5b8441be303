package io.pgadapt.pool.internal.resource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a pool: the first ones are preferred, so that the last ones are idle when there are too many. Only a thread that
 * borrows again soon gets the one that it had: threads that all try the first one would be in each other's way, and a server's
 * process that goes on with the same client finds its processor's caches full of what it needs.
 *
 * <p>May be read by any thread while one changes them.
 */
final class Slots<T> implements Iterable<Slot<T>> {
    private static final int REMEMBERED = 64;

    /** What was used last, by threads whose numbers end like the index. */
    private final AtomicReferenceArray<@Nullable Slot<T>> recent = new AtomicReferenceArray<>(REMEMBERED);

    /** Replaced, never changed. */
    private volatile List<Slot<T>> all = List.of();

    /** Adds a slot; one thread at a time. */
    void add(Slot<T> slot) {
        List<Slot<T>> more = new ArrayList<>(all);
        more.add(slot);
        all = List.copyOf(more);
    }

    /** Takes a slot out; one thread at a time. */
    void remove(Slot<T> slot) {
        List<Slot<T>> fewer = new ArrayList<>(all);
        fewer.remove(slot);
        all = List.copyOf(fewer);
        for (int i = 0; i < REMEMBERED; i++) {
            recent.compareAndSet(i, slot, null);
        }
    }

    int size() {
        return all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int count(Predicate<Slot<T>> condition) {
        return (int) all.stream().filter(condition).count();
    }

    /** Returns whether at least one is idle at this moment. */
    boolean isAnyIdle() {
        List<Slot<T>> now = all;
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isIdle()) {
                return true;
            }
        }
        return false;
    }

    /** Takes an idle one: the one that this thread had last, or the first one; null when there is none. */
    @Nullable
    Slot<T> take(long now) {
        Thread thread = Thread.currentThread();
        Slot<T> last = recent.getAcquire(index(thread));
        return last != null && last.wasRecentlyUsedBy(thread, now) && last.take() ? last : takeFirst();
    }

    private @Nullable Slot<T> takeFirst() {
        List<Slot<T>> now = all;
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).take()) {
                return now.get(i);
            }
        }
        return null;
    }

    /** Takes note that this thread uses one now, which it has taken. */
    void use(Slot<T> slot, long now) {
        Thread thread = Thread.currentThread();
        slot.usedBy(thread, now);
        int index = index(thread);
        if (recent.getPlain(index) != slot) {
            recent.setRelease(index, slot);
        }
    }

    private static int index(Thread thread) {
        return (int) thread.getId() & (REMEMBERED - 1);
    }

    /** Returns the last one that was reserved for the pool by this; null when none is idle. */
    @Nullable
    Slot<T> reserveLast() {
        List<Slot<T>> now = all;
        for (int i = now.size() - 1; i >= 0; i--) {
            if (now.get(i).reserve()) {
                return now.get(i);
            }
        }
        return null;
    }

    /** Returns them as they are now. */
    List<Slot<T>> now() {
        return all;
    }

    @Override
    public Iterator<Slot<T>> iterator() {
        return all.iterator();
    }
}
