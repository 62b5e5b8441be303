package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts how long something took, in classes that are a quarter of a power of two wide: percentiles are right within a fifth.
 * Thread-safe.
 */
final class Durations {
    private static final int PARTS = 4;
    private static final int CLASSES = PARTS * Long.SIZE;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

    void add(long nanos) {
        counts.incrementAndGet(index(Math.max(nanos, 1)));
    }

    /** Returns what such a part of all did not exceed, those that took no time at all being {@code instant} more. */
    Duration percentile(double part, long instant) {
        long total = instant;
        for (int i = 0; i < CLASSES; i++) {
            total += counts.get(i);
        }
        long rank = (long) Math.ceil(part * (double) total) - instant;
        if (rank <= 0) {
            return Duration.ZERO;
        }
        int index = -1;
        for (long seen = 0; seen < rank && index < CLASSES - 1; ) {
            seen += counts.get(++index);
        }
        return Duration.ofNanos(upperBound(index));
    }

    private static int index(long nanos) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = power < 2 ? 0 : (int) (nanos >>> (power - 2)) & (PARTS - 1);
        return power * PARTS + part;
    }

    private static long upperBound(int index) {
        int power = index / PARTS;
        long width = Math.max(1L << power >> 2, 1);
        return (1L << power) + (index % PARTS + 1) * width;
    }
}
