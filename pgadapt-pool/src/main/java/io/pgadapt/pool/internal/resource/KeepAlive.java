package io.pgadapt.pool.internal.resource;

/** Tests a resource that was idle for long, and whose slot is reserved for that. */
record KeepAlive<T>(ResourcePool<T> pool, Resources<T> resources, Slot<T> slot, Ticker ticker) implements Task {
    @Override
    public void run() {
        if (resources.keepAlive(slot.resource())) {
            long now = ticker.nanos();
            slot.seen(now);
            pool.release(slot, now);
        } else {
            pool.part(slot, Departure.LOST);
        }
    }
}
