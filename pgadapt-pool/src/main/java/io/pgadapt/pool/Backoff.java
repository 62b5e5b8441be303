package io.pgadapt.pool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something that has failed is tried again: longer each time, up to a limit, and a bit more or less
 * by chance, so that many who failed together do not come back together.
 *
 * @param initial how long to wait after the first failure; positive
 * @param factor by how much longer each wait is than the one before; at least 1
 * @param max how long to wait at most, apart from chance; not less than {@code initial}
 * @param jitter which part of a wait chance may add or take away, from 0 to 1
 */
public record Backoff(Duration initial, double factor, Duration max, double jitter) {
    private static final Backoff DEFAULTS = new Backoff(Duration.ofMillis(50), 2, Duration.ofSeconds(5), 0.2);

    /** Checks the numbers. */
    public Backoff {
        if (initial.isZero() || initial.isNegative() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("a back-off from " + initial + " to " + max
                    + "; the first wait must be positive, and the longest not shorter");
        }
        if (!(factor >= 1) || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("a back-off with factor " + factor + " and jitter " + jitter
                    + "; the factor must be 1 or more, the jitter from 0 to 1");
        }
    }

    /** Returns the usual one: 50 milliseconds at first, twice as long each time, 5 seconds at most, give or take a fifth. */
    public static Backoff defaults() {
        return DEFAULTS;
    }

    /** Returns the wait after so many failures in a row, from 1 on. */
    public Duration delay(int failures, RandomGenerator random) {
        double nanos = Math.min((double) initial.toNanos() * Math.pow(factor, failures - 1.0), (double) max.toNanos());
        double chance = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.round(nanos * chance));
    }
}
