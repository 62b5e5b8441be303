package io.pgadapt.types.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dates of recent days: the same few days come again and again in a column, and a date takes longer to compute than
 * to find.
 *
 * <p>Safe for use by many threads without a lock: an entry is immutable, and losing one to a race costs nothing.
 */
public final class DayCache {
    /** Enough for almost three years in a row. */
    private static final int SIZE = 1024;

    private final @Nullable Day[] days = new Day[SIZE];

    /** Creates an empty cache. */
    public DayCache() {}

    /** Returns the date of a day since 1970-01-01. */
    public LocalDate date(long epochDay) {
        int index = (int) epochDay & (SIZE - 1);
        Day known = days[index];
        if (known != null && known.epochDay == epochDay) {
            return known.date;
        }
        Day day = new Day(epochDay, LocalDate.ofEpochDay(epochDay));
        days[index] = day;
        return day.date;
    }

    private record Day(long epochDay, LocalDate date) {}
}
