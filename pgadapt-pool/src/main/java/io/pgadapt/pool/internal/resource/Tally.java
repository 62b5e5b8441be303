package io.pgadapt.pool.internal.resource;

import io.pgadapt.pool.PoolStatistics.Connects;
import io.pgadapt.pool.PoolStatistics.Departures;
import io.pgadapt.pool.PoolStatistics.Requests;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What a pool has done, apart from what its slots know of themselves. The pool locks. */
final class Tally {
    private final Durations waits = new Durations();
    private final Map<Refusal.Reason, Long> refusals = new EnumMap<>(Refusal.Reason.class);
    private final Map<Departure, Long> departures = new EnumMap<>(Departure.class);
    private long waitCount;
    private long waitNanos;
    private long formerUses;
    private long formerUsedNanos;
    private long made;
    private long makingNanos;
    private long failures;

    void waited(long nanos) {
        waitCount++;
        waitNanos += nanos;
        waits.add(nanos);
    }

    void refused(Refusal.Reason reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    void made(long nanos) {
        made++;
        makingNanos += nanos;
    }

    void failed() {
        failures++;
    }

    void left(Slot<?> slot, Departure why) {
        departures.merge(why, 1L, Long::sum);
        formerUses += slot.uses();
        formerUsedNanos += slot.usedNanos();
    }

    Requests requests(Iterable<? extends Slot<?>> slots) {
        long uses = formerUses;
        long usedNanos = formerUsedNanos;
        for (Slot<?> slot : slots) {
            uses += slot.uses();
            usedNanos += slot.usedNanos();
        }
        long instant = Math.max(uses - waitCount, 0);
        long all = refusals.values().stream().mapToLong(Long::longValue).sum();
        long timeouts = refusals.getOrDefault(Refusal.Reason.TIMEOUT, 0L);
        return new Requests(
                uses,
                waitCount,
                Duration.ofNanos(waitNanos),
                waits.percentile(0.50, instant),
                waits.percentile(0.95, instant),
                waits.percentile(0.99, instant),
                timeouts,
                all - timeouts,
                Duration.ofNanos(usedNanos));
    }

    Connects connects() {
        return new Connects(made, Duration.ofNanos(makingNanos), failures);
    }

    Departures departures() {
        return new Departures(
                count(Departure.LOST),
                count(Departure.RETURNED_BAD),
                count(Departure.EXPIRED),
                count(Departure.SURPLUS));
    }

    private long count(Departure why) {
        return departures.getOrDefault(why, 0L);
    }
}
