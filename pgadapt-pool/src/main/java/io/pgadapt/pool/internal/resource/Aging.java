package io.pgadapt.pool.internal.resource;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a pool parts with what it has; zero for never.
 *
 * @param maxLifetime how old a resource becomes at most
 * @param jitter which part of the lifetime chance may take away, so that what was made together does not end together
 * @param maxIdle how long one that is not needed stays
 * @param keepAlive how long one may be idle before it is asked whether it is well
 */
public record Aging(Duration maxLifetime, double jitter, Duration maxIdle, Duration keepAlive) {
    private static final long LONGEST_PERIOD = Duration.ofSeconds(15).toNanos();
    private static final long SHORTEST_PERIOD = Duration.ofMillis(10).toNanos();

    /** As long as forever, and such that the end of it can be told in nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    /** Checks the numbers. */
    public Aging {
        if (maxLifetime.isNegative() || maxIdle.isNegative() || keepAlive.isNegative()) {
            throw new IllegalArgumentException("a lifetime of " + maxLifetime + ", idle for " + maxIdle
                    + ", kept alive every " + keepAlive + "; none can be negative");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("a jitter of " + jitter + "; it must be from 0 to 1");
        }
        maxLifetime = capped(maxLifetime);
        maxIdle = capped(maxIdle);
        keepAlive = capped(keepAlive);
    }

    private static Duration capped(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    /** Returns how old a resource that is made now becomes, in nanoseconds. */
    long lifetime() {
        if (maxLifetime.isZero()) {
            return LONGEST.toNanos();
        }
        double chance = ThreadLocalRandom.current().nextDouble() * jitter;
        return Math.round((double) maxLifetime.toNanos() * (1 - chance));
    }

    /** Returns how often to look, in nanoseconds. */
    long period() {
        long shortest = Math.min(quarter(maxLifetime), Math.min(quarter(maxIdle), quarter(keepAlive)));
        return Math.max(shortest, SHORTEST_PERIOD);
    }

    private static long quarter(Duration time) {
        return time.isZero() ? LONGEST_PERIOD : Math.min(time.toNanos() / 4, LONGEST_PERIOD);
    }
}
