package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * {@code Year} as a number, as text, and as the first day of a year; {@code YearMonth} as text and as the first day of a
 * month. Any other day is refused, because a date could not be given back. {@code infinity} is the last month or year
 * there is, {@code -infinity} the first.
 */
final class CalendarViews {
    private CalendarViews() {}

    static CodecRegistry.Builder register(CodecRegistry.Builder registry) {
        return registry.codec(Codecs.TEXT.map(Year.class, text -> Year.of(Integer.parseInt(text)), Year::toString))
                .codec(Codecs.DATE.map(Year.class, CalendarViews::toYear, CalendarViews::firstDay))
                .codec(Codecs.INT4.map(Year.class, Year::of, Year::getValue))
                .codec(Codecs.TEXT.map(YearMonth.class, YearMonth::parse, YearMonth::toString))
                .codec(Codecs.DATE.map(YearMonth.class, CalendarViews::toMonth, CalendarViews::firstDay));
    }

    private static Year toYear(LocalDate date) {
        if (date.getDayOfYear() != 1 && !date.equals(LocalDate.MAX)) {
            throw new CodecException(date + " (date) is not the first day of a year, which Year stands for");
        }
        return Year.from(date);
    }

    private static LocalDate firstDay(Year year) {
        return year.getValue() == Year.MAX_VALUE ? LocalDate.MAX : year.atDay(1);
    }

    private static YearMonth toMonth(LocalDate date) {
        if (date.getDayOfMonth() != 1 && !date.equals(LocalDate.MAX)) {
            throw new CodecException(date + " (date) is not the first day of a month, which YearMonth stands for");
        }
        return YearMonth.from(date);
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.equals(YearMonth.from(LocalDate.MAX)) ? LocalDate.MAX : month.atDay(1);
    }
}
