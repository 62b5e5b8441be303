package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import java.util.List;

/** Looks after what is idle, every now and then: what is too old or not needed goes, what was idle for long is tested. */
record Upkeep<T>(ResourcePool<T> pool, Resources<T> resources, Aging aging, Ticker ticker, Tasks tasks)
        implements Task {

    /** Begins to look. */
    void begin() {
        tasks.run(this, aging.period());
    }

    @Override
    public void run() {
        List<Slot<T>> slots = pool.slots();
        for (int i = slots.size() - 1; i >= 0; i--) {
            if (slots.get(i).reserve()) {
                lookAfter(slots.get(i), ticker.nanos());
            }
        }
        if (!pool.isClosed()) {
            begin();
        }
    }

    private void lookAfter(Slot<T> slot, long now) {
        if (pool.isOld(slot, now)) {
            pool.part(slot, Departure.EXPIRED);
        } else if (isReached(aging.maxIdle(), slot.idleNanos(now)) && pool.isAboveMinimum()) {
            pool.part(slot, Departure.SURPLUS);
        } else if (isReached(aging.keepAlive(), slot.unseenNanos(now))) {
            tasks.run(new KeepAlive<>(pool, resources, slot, ticker));
        } else {
            pool.release(slot, now);
        }
    }

    private static boolean isReached(Duration limit, long nanos) {
        return !limit.isZero() && nanos >= limit.toNanos();
    }
}
