package io.pgadapt;

import io.pgadapt.errors.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a whole transaction is tried when it fails because of others that ran at the same time, and how long to wait
 * in between: twice as long each time, up to a limit, and by chance up to half of that less, so that two that met do not meet
 * again.
 *
 * @param attempts how often in all, 1 or more
 * @param firstDelay how long to wait after the first failure
 * @param maxDelay how long to wait at most
 * @see <a href="https://www.postgresql.org/docs/18/mvcc-serialization-failure-handling.html">PostgreSQL manual:
 *     Serialization Failure Handling</a>
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay) {
    /** serialization_failure and deadlock_detected. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** Checks the numbers. */
    public RetryPolicy {
        if (attempts < 1 || firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("a transaction cannot be tried " + attempts + " times, with delays from "
                    + firstDelay + " to " + maxDelay);
        }
    }

    /** Returns the policy that tries once. */
    public static RetryPolicy none() {
        return NONE;
    }

    /** Returns the policy that tries so often in all, and waits 10 milliseconds at first and 1 second at most. */
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    /** Returns this policy with other delays. */
    public RetryPolicy delays(Duration first, Duration max) {
        return new RetryPolicy(attempts, first, max);
    }

    /** Returns whether a transaction that failed in its n-th attempt, from 1 on, is to be tried again. */
    boolean allows(int attempt, PgException failure) {
        return attempt < attempts && CONFLICTS.contains(failure.sqlState());
    }

    /** Returns how long to wait after the n-th attempt, from 1 on. */
    Duration delay(int attempt) {
        long max = maxDelay.toNanos();
        long full = firstDelay.toNanos();
        for (int i = 1; i < attempt && full < max; i++) {
            full *= 2;
        }
        long longest = Math.min(full, max);
        return Duration.ofNanos(
                longest - (longest < 2 ? 0 : ThreadLocalRandom.current().nextLong(longest / 2)));
    }
}
