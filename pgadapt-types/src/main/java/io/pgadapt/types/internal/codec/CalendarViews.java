package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * {@code Year} as a number, as text, and as the first day of a year; {@code YearMonth} as text and as the first day of a
 * month. Any other day is refused, because a date could not be given back. {@code infinity} is the last month or year
 * there is, {@code -infinity} the first. Text comes last, so that as parameters they take the type that the statement
 * says.
 */
final class CalendarViews {
    /** As {@code YearMonth} parses it; it prints years after 9999 without the sign that its parser wants there. */
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private CalendarViews() {}

    static CodecRegistry.Builder register(CodecRegistry.Builder registry) {
        return registry.codec(Codecs.DATE.map(Year.class, CalendarViews::toYear, CalendarViews::firstDay))
                .codec(Codecs.INT4.map(Year.class, Year::of, Year::getValue))
                .codec(Codecs.TEXT.map(Year.class, text -> Year.of(Integer.parseInt(text)), Year::toString))
                .codec(Codecs.DATE.map(YearMonth.class, CalendarViews::toMonth, CalendarViews::firstDay))
                .codec(Codecs.TEXT.map(YearMonth.class, YearMonth::parse, MONTH::format));
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
