package io.pgadapt.pool.internal.resource;

/**
 * How much of what a pool may have.
 *
 * @param min how many resources it makes without being asked
 * @param max how many it has at most
 * @param maxWaiting how many may wait for a resource that another one uses
 * @param idleKept how many that nobody uses are kept, if that is more than the minimum
 * @param parallelCreates how many are made at the same time
 */
public record Limits(int min, int max, int maxWaiting, int idleKept, int parallelCreates) {
    /** Checks the numbers. */
    public Limits {
        if (min < 0 || max < 1 || min > max) {
            throw new IllegalArgumentException("a pool of at least " + min + " and at most " + max
                    + " connections; the least cannot be negative or more than the most, which cannot be 0");
        }
        if (maxWaiting < 0 || idleKept < 0 || parallelCreates < 1) {
            throw new IllegalArgumentException("a pool with " + maxWaiting + " waiting, " + idleKept + " idle and "
                    + parallelCreates + " made at a time");
        }
    }

    /** Returns how many may be idle. */
    int idleAllowed() {
        return Math.max(idleKept, min);
    }

    /** Returns these with another size. */
    Limits resized(int newMin, int newMax) {
        return new Limits(newMin, newMax, maxWaiting, idleKept, parallelCreates);
    }
}
