package io.pgadapt.pool.internal.resource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a pool: the first ones are preferred, so that the last ones are idle when there are too many. May be read by any
 * thread while one changes them.
 */
final class Slots<T> implements Iterable<Slot<T>> {
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

    /** Takes the first idle one; null when there is none. */
    @Nullable
    Slot<T> takeAny() {
        List<Slot<T>> now = all;
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).take()) {
                return now.get(i);
            }
        }
        return null;
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
