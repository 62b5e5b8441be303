package io.pgadapt.protocol.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in time until which an operation of many steps may take, measured by a monotonic clock.
 *
 * <p>Made once and handed down, so that all steps share it. Immutable.
 */
public final class Deadline {
    private static final Deadline NONE = new Deadline(0, () -> 0);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long expiry;
    private final LongSupplier clock;

    private Deadline(long expiry, LongSupplier clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    /** Returns the deadline that never expires. */
    public static Deadline none() {
        return NONE;
    }

    /** Returns the deadline that expires when {@code timeout} has passed from now; at once when it is not positive. */
    public static Deadline after(Duration timeout) {
        return after(timeout, System::nanoTime);
    }

    /**
     * Returns the deadline that expires when {@code timeout} has passed from now on the given clock.
     *
     * @param nanoClock nanoseconds since any moment, as {@link System#nanoTime()}
     */
    public static Deadline after(Duration timeout, LongSupplier nanoClock) {
        if (timeout.isNegative()) {
            return new Deadline(nanoClock.getAsLong(), nanoClock);
        }
        // Half of the clock's range keeps differences free of overflow: 146 years.
        return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0
                ? NONE
                : new Deadline(nanoClock.getAsLong() + timeout.toNanos(), nanoClock);
    }

    /** Returns the deadline of the two that expires first. */
    public Deadline earlier(Deadline other) {
        return other.remainingNanos() < remainingNanos() ? other : this;
    }

    /** Returns whether this is the deadline that never expires. */
    public boolean isNone() {
        return this == NONE;
    }

    /** Returns whether no time is left. */
    public boolean isExpired() {
        return remainingNanos() == 0;
    }

    /** Returns the time left; zero when it has expired; about 292 years for {@link #none()}. */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /** Returns the nanoseconds left; 0 when it has expired, {@link Long#MAX_VALUE} for {@link #none()}. */
    public long remainingNanos() {
        return this == NONE ? Long.MAX_VALUE : Math.max(0, expiry - clock.getAsLong());
    }

    /** Returns the milliseconds left, rounded up, so that 0 means expired. */
    public long remainingMillis() {
        long nanos = remainingNanos();
        return nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1);
    }

    @Override
    public String toString() {
        return this == NONE ? "no deadline" : "in " + remaining();
    }
}
