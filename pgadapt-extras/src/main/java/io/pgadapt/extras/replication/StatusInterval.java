package io.pgadapt.extras.replication;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often the server hears of us: as often as was asked for, and three times within the time after which it gives up.
 *
 * @param time how long the server may be left without feedback
 */
record StatusInterval(Duration time) {
    static final Duration DEFAULT = Duration.ofSeconds(10);

    private static final int TIMES_WITHIN_LIMIT = 3;
    private static final Pattern SETTING = Pattern.compile("(\\d+)(us|ms|s|min|h|d)?");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "min", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /**
     * Returns the interval.
     *
     * @param walSenderTimeout the server's setting, such as {@code 1min}; {@code 0} when it never gives up
     */
    static StatusInterval of(Duration asked, String walSenderTimeout) {
        requirePositive(asked);
        Duration limit = duration(walSenderTimeout).dividedBy(TIMES_WITHIN_LIMIT);
        boolean isShorter = !limit.isZero() && limit.compareTo(asked) < 0;
        return new StatusInterval(isShorter ? limit : asked);
    }

    static Duration requirePositive(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("a status interval of " + interval + "; it must be positive");
        }
        return interval;
    }

    private static Duration duration(String setting) {
        Matcher matcher = SETTING.matcher(setting);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        String unit = matcher.group(2);
        return Duration.of(Long.parseLong(matcher.group(1)), unit == null ? ChronoUnit.MILLIS : UNITS.get(unit));
    }
}
