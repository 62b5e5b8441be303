package io.pgadapt.types.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/**
 * PostgreSQL's {@code interval}: months, days and microseconds, each with its own sign, none convertible into another
 * without a date. Immutable.
 *
 * <p>Equality is by parts: {@code 1 day} differs from {@code 24:00:00}, although the server's {@code =} operator, which
 * takes a month for 30 days, says otherwise.
 *
 * @param months years are 12 months
 * @param days weeks are 7 days
 * @param micros hours, minutes and seconds in microseconds
 * @see <a href="https://www.postgresql.org/docs/18/datatype-datetime.html#DATATYPE-INTERVAL-INPUT">PostgreSQL manual:
 *     Interval Input</a>
 */
public record Interval(int months, int days, long micros) {
    /** No time at all. */
    public static final Interval ZERO = new Interval(0, 0, 0);

    /** Longer than every other; since PostgreSQL 17. */
    public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Shorter than every other; since PostgreSQL 17. */
    public static final Interval NEGATIVE_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    private static final int MONTHS_PER_YEAR = 12;
    private static final int NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Returns whether this is neither of the infinities. */
    public boolean isFinite() {
        return !equals(INFINITY) && !equals(NEGATIVE_INFINITY);
    }

    /**
     * Returns the interval of a duration, without months and days; nanoseconds are cut off.
     *
     * @throws ArithmeticException when the duration is longer than 292,471 years
     */
    public static Interval of(Duration duration) {
        long micros = Math.multiplyExact(duration.toSeconds(), MICROS_PER_SECOND);
        return new Interval(0, 0, Math.addExact(micros, duration.toNanosPart() / NANOS_PER_MICRO));
    }

    /**
     * Returns the interval of a period, without a time.
     *
     * @throws ArithmeticException when the period has more months than an {@code int} holds
     */
    @SuppressWarnings("JavaPeriodGetDays") // the months are taken before
    public static Interval of(Period period) {
        return new Interval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
    }

    /**
     * Returns the duration that this is.
     *
     * @throws DateTimeException when it has months or days, which are of no fixed duration
     */
    public Duration toDuration() {
        if (months != 0 || days != 0) {
            throw new DateTimeException("the interval " + this + " has months or days, which Duration cannot hold");
        }
        return Duration.ofSeconds(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /**
     * Returns the period that this is, in years, months and days.
     *
     * @throws DateTimeException when it has a time, or is infinite
     */
    public Period toPeriod() {
        if (micros != 0) {
            throw new DateTimeException("the interval " + this + " has a time, which Period cannot hold");
        }
        return Period.of(months / MONTHS_PER_YEAR, months % MONTHS_PER_YEAR, days);
    }

    /** Returns the parts with their units, for people. */
    @Override
    public String toString() {
        if (equals(INFINITY)) {
            return "infinity";
        }
        if (equals(NEGATIVE_INFINITY)) {
            return "-infinity";
        }
        return months + " months " + days + " days " + micros + " microseconds";
    }
}
