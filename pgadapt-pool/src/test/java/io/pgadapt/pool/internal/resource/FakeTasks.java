package io.pgadapt.pool.internal.resource;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Background work that is done when a test says so. */
final class FakeTasks implements Tasks {
    private final Ticker ticker;
    private final List<Due> queue = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private record Due(Task task, long at) {}

    FakeTasks(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public void run(Task task) {
        queue.add(new Due(task, ticker.nanos()));
    }

    @Override
    public void run(Task task, long delay) {
        if (!closed) {
            queue.add(new Due(task, ticker.nanos() + delay));
        }
    }

    /** Does the first task of that name that is due; returns whether there was one. */
    boolean step(String name) {
        for (Due due : List.copyOf(queue)) {
            if (due.task.name().equals(name) && due.at - ticker.nanos() <= 0 && queue.remove(due)) {
                due.task.run();
                return true;
            }
        }
        return false;
    }

    /** Does all that is due, and what comes of it. */
    void settle() {
        for (boolean any = true; any; ) {
            any = false;
            for (String name : List.of("Creation", "Closing", "KeepAlive", "Retry", "Upkeep")) {
                any |= step(name);
            }
        }
    }

    /** Returns the names of what is to be done, now or later. */
    List<String> names() {
        return queue.stream().map(due -> due.task.name()).toList();
    }

    @Override
    public void close() {
        closed = true;
        settle();
    }
}
