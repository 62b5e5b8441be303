package io.pgadapt;

import java.time.Duration;

/** What timeouts can be. */
final class Timeouts {
    private Timeouts() {}

    /** Returns the timeout if it is not negative. */
    static Duration requireValid(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "a timeout of " + timeout + "; it cannot be negative, and zero means none");
        }
        return timeout;
    }

    /** Returns the timeout if there is one. */
    static Duration requirePositive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout of " + timeout + "; it must be positive");
        }
        return timeout;
    }
}
