package io.pgadapt.pool.internal.resource;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Things to pool: numbers, that can break and be closed. */
final class Things implements Resources<Integer> {
    final AtomicInteger made = new AtomicInteger();
    final Set<Integer> broken = ConcurrentHashMap.newKeySet();
    final List<Integer> closed = new CopyOnWriteArrayList<>();
    final List<Integer> tested = new CopyOnWriteArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();
    volatile @Nullable RuntimeException failure;
    volatile boolean hopeless;
    volatile Runnable meanwhile = () -> {};
    final AtomicInteger refusals = new AtomicInteger();
    volatile boolean refused;

    @Override
    public Integer create() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw reason;
        }
        meanwhile.run();
        return made.incrementAndGet();
    }

    @Override
    public boolean isUsable(Integer thing, long now) {
        return !broken.contains(thing);
    }

    @Override
    public boolean keepAlive(Integer thing) {
        tested.add(thing);
        return !broken.contains(thing);
    }

    @Override
    public int refusals(Integer thing) {
        return refused ? refusals.incrementAndGet() : 0;
    }

    @Override
    public void interrupt(Integer thing) {
        ended.add("interrupt " + thing);
    }

    @Override
    public void close(Integer thing) {
        closed.add(thing);
    }

    @Override
    public void abort(Integer thing) {
        ended.add("abort " + thing);
    }

    @Override
    public boolean isHopeless(Throwable reason) {
        return hopeless;
    }
}
