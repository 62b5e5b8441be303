package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * PostgreSQL's reckoning of time: days and microseconds since 2000-01-01, with sentinels for the infinities.
 *
 * <p>Nanoseconds are rounded to the nearest microsecond, ties to the even one, as the server's input functions do.
 * 24:00:00, which {@code time} allows and {@code LocalTime} does not, is {@link LocalTime#MAX}: no other value of the
 * server comes near it.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-datetime.html">PostgreSQL manual: Date/Time Types</a>
 */
public final class PgTime {
    /** The wire's {@code -infinity} and {@code infinity} of dates. */
    public static final int DATE_NEGATIVE_INFINITY = Integer.MIN_VALUE;

    /** See {@link #DATE_NEGATIVE_INFINITY}. */
    public static final int DATE_INFINITY = Integer.MAX_VALUE;

    /** The wire's {@code -infinity} and {@code infinity} of timestamps. */
    public static final long NEGATIVE_INFINITY = Long.MIN_VALUE;

    /** See {@link #NEGATIVE_INFINITY}. */
    public static final long INFINITY = Long.MAX_VALUE;

    /** Microseconds of a day; also what {@code 24:00:00} is. */
    public static final long MICROS_PER_DAY = 86_400_000_000L;

    /** Microseconds of a second. */
    public static final long MICROS_PER_SECOND = 1_000_000;

    /** The same for those who count in ints. */
    static final int MICROS = 1_000_000;

    /** Days from 1970-01-01 to 2000-01-01. */
    public static final int EPOCH_DAY = 10_957;

    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400L;

    /** 4714-11-24 BC and 5874897-12-31. */
    private static final int FIRST_DAY = -2_451_545;

    private static final int LAST_DAY = 2_145_031_948;

    /** 4714-11-24 00:00:00 BC, and the first microsecond after 294276. */
    private static final long FIRST_MICRO = -211_813_488_000_000_000L;

    private static final long END_MICRO = 9_223_371_331_200_000_000L;
    private static final int NANOS_PER_MICRO = 1000;

    private PgTime() {}

    /** Returns a date's days since 2000-01-01. */
    public static int days(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return DATE_INFINITY;
        }
        if (date.equals(LocalDate.MIN)) {
            return DATE_NEGATIVE_INFINITY;
        }
        long days = date.toEpochDay() - EPOCH_DAY;
        if (days < FIRST_DAY || days > LAST_DAY) {
            throw CodecException.outOfRange(date, "LocalDate", "date", "4714-11-24 BC", "5874897-12-31");
        }
        return (int) days;
    }

    /** Returns a time's microseconds since midnight. */
    public static long micros(LocalTime time) {
        long nanos = time.toNanoOfDay();
        long micros = nanos / NANOS_PER_MICRO;
        return micros + roundUp((int) (nanos - micros * NANOS_PER_MICRO), micros);
    }

    /** Returns the time of microseconds since midnight, 24:00:00 included. */
    public static LocalTime time(long micros) {
        if (micros < 0 || micros > MICROS_PER_DAY) {
            throw new CodecException(micros + " microseconds are no time or timetz, which hold 0 to " + MICROS_PER_DAY);
        }
        return micros == MICROS_PER_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * NANOS_PER_MICRO);
    }

    /** Returns the microseconds since 2000-01-01 of a moment, given as seconds since 1970 and nanoseconds. */
    public static long micros(long epochSecond, int nanos, Object value, String typeName) {
        long seconds = epochSecond - EPOCH_SECOND;
        if (seconds < FIRST_MICRO / MICROS_PER_SECOND || seconds >= END_MICRO / MICROS_PER_SECOND) {
            throw outOfRange(value, typeName);
        }
        long whole = nanos / NANOS_PER_MICRO;
        long micros = seconds * MICROS_PER_SECOND + whole;
        micros += roundUp((int) (nanos - whole * NANOS_PER_MICRO), micros);
        if (micros >= END_MICRO) {
            throw outOfRange(value, typeName);
        }
        return micros;
    }

    /** Returns the microseconds since 2000-01-01 of a date and time, as if it were in UTC. */
    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are there, within the epoch second
    public static long micros(LocalDateTime value, String typeName) {
        if (value.equals(LocalDateTime.MAX)) {
            return INFINITY;
        }
        if (value.equals(LocalDateTime.MIN)) {
            return NEGATIVE_INFINITY;
        }
        return micros(value.toEpochSecond(ZoneOffset.UTC), value.getNano(), value, typeName);
    }

    /** Returns whole seconds since 1970-01-01 of microseconds since 2000-01-01. */
    public static long epochSecond(long micros) {
        return Math.floorDiv(micros, MICROS_PER_SECOND) + EPOCH_SECOND;
    }

    /** Returns the nanoseconds that {@link #epochSecond} leaves. */
    public static int nanos(long micros) {
        return (int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO;
    }

    /** Returns the day since 1970-01-01 of microseconds since 2000-01-01. */
    public static long epochDay(long micros) {
        return Math.floorDiv(micros, MICROS_PER_DAY) + EPOCH_DAY;
    }

    /** Returns the time of day of microseconds since 2000-01-01. */
    public static LocalTime timeOfDay(long micros) {
        return LocalTime.ofNanoOfDay(Math.floorMod(micros, MICROS_PER_DAY) * NANOS_PER_MICRO);
    }

    private static int roundUp(int nanos, long micros) {
        int half = NANOS_PER_MICRO / 2;
        return nanos > half || (nanos == half && (micros & 1) == 1) ? 1 : 0;
    }

    private static CodecException outOfRange(Object value, String typeName) {
        return CodecException.outOfRange(
                value,
                value.getClass().getSimpleName(),
                typeName,
                "4714-11-24 00:00:00 BC",
                "294276-12-31 23:59:59.999999");
    }
}
