package io.pgadapt.types.internal;

import io.pgadapt.types.value.Interval;

/**
 * An interval in the fields that it is printed in; those of one part have the same sign.
 *
 * @param micros of a second
 */
record IntervalFields(int years, int months, int days, long hours, int minutes, int seconds, int micros) {
    private static final int MONTHS_PER_YEAR = 12;
    private static final long MICROS_PER_HOUR = 3600 * PgTime.MICROS_PER_SECOND;
    private static final long MICROS_PER_MINUTE = 60 * PgTime.MICROS_PER_SECOND;

    static IntervalFields of(Interval interval) {
        long time = interval.micros();
        return new IntervalFields(
                interval.months() / MONTHS_PER_YEAR,
                interval.months() % MONTHS_PER_YEAR,
                interval.days(),
                time / MICROS_PER_HOUR,
                (int) (time % MICROS_PER_HOUR / MICROS_PER_MINUTE),
                (int) (time % MICROS_PER_MINUTE / PgTime.MICROS_PER_SECOND),
                (int) (time % PgTime.MICROS_PER_SECOND));
    }

    boolean hasYearMonth() {
        return years != 0 || months != 0;
    }

    boolean hasTime() {
        return hours != 0 || minutes != 0 || hasSeconds();
    }

    boolean hasSeconds() {
        return seconds != 0 || micros != 0;
    }

    boolean isTimeNegative() {
        return hours < 0 || minutes < 0 || isSecondsNegative();
    }

    boolean isSecondsNegative() {
        return seconds < 0 || micros < 0;
    }

    boolean hasNegative() {
        return years < 0 || months < 0 || days < 0 || isTimeNegative();
    }

    boolean hasPositive() {
        return years > 0 || months > 0 || days > 0 || hours > 0 || minutes > 0 || seconds > 0 || micros > 0;
    }

    /** Returns {@code 04:05:06.7} without a sign, hours with at least so many digits. */
    String time(int hourDigits) {
        String hour = Long.toString(Math.abs(hours));
        String minute = Integer.toString(Math.abs(minutes));
        return "0".repeat(Math.max(0, hourDigits - hour.length()))
                + hour
                + (minute.length() < 2 ? ":0" : ":")
                + minute
                + (Math.abs(seconds) < 10 ? ":0" : ":")
                + secondsText();
    }

    /** Returns {@code 6.7} without a sign. */
    String secondsText() {
        String whole = Integer.toString(Math.abs(seconds));
        if (micros == 0) {
            return whole;
        }
        String digits = Integer.toString(PgTime.MICROS + Math.abs(micros)).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + digits.substring(0, end);
    }
}
