package io.pgadapt.pool.internal.resource;

import io.pgadapt.pool.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How many resources are being made, and how many more may be. The pool locks, but for asking why one could not be made. */
final class Growth {
    private final Backoff backoff;
    private volatile @Nullable Throwable lastFailure;
    private int underWay;
    private int failures;
    private boolean pausing;

    private boolean madeSinceRefusal;

    /** How many in a row were refused that had been made after another one was. */
    private int remakes;

    Growth(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Returns how many are to be begun now. After a failure it is one at a time, and none during a pause. */
    int wanted(Limits limits, int size, int waiting) {
        if (pausing) {
            return 0;
        }
        int needed = Math.max(limits.min() - size, waiting) - underWay;
        int room = limits.max() - size - underWay;
        int parallel = (failures > 0 ? 1 : limits.parallelCreates()) - underWay;
        return Math.max(Math.min(needed, Math.min(room, parallel)), 0);
    }

    void began() {
        underWay++;
    }

    void succeeded() {
        underWay--;
        failures = 0;
        lastFailure = null;
        madeSinceRefusal = true;
    }

    /** Takes note of a failure; returns how long to pause. */
    Duration failed(Throwable failure) {
        underWay--;
        failures++;
        lastFailure = failure;
        pausing = true;
        return backoff.delay(failures, ThreadLocalRandom.current());
    }

    /**
     * Takes note that one was refused which could be made, as so many in a row; returns how long to pause, if at all. The first
     * ones are replaced at once; when what replaces them is refused as well, it is as if it could not be made.
     */
    Optional<Duration> refused(int inARow) {
        boolean isRemake = madeSinceRefusal && inARow > 1;
        madeSinceRefusal = false;
        remakes = inARow > 1 ? remakes : 0;
        if (!isRemake || pausing) {
            return Optional.empty();
        }
        remakes++;
        pausing = true;
        return Optional.of(backoff.delay(remakes, ThreadLocalRandom.current()));
    }

    void goOn() {
        pausing = false;
    }

    int underWay() {
        return underWay;
    }

    /** Returns why the last one could not be made; null when it could. */
    @Nullable
    Throwable lastFailure() {
        return lastFailure;
    }
}
