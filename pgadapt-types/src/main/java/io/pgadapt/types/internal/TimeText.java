package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.ToIntFunction;

/** Dates and times as PostgreSQL prints them with {@code DateStyle} ISO; other styles are refused, never guessed. */
public final class TimeText {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MAX_YEAR_DIGITS = 7;

    private TimeText() {}

    /** Reads a date, as days since 2000-01-01. */
    public static int parseDate(byte[] data, int offset, int length, CodecContext context) {
        TextCursor text = new TextCursor(data, offset, length, "date");
        try {
            if (text.accept("infinity")) {
                text.requireEnd();
                return PgTime.DATE_INFINITY;
            }
            if (text.accept("-infinity")) {
                text.requireEnd();
                return PgTime.DATE_NEGATIVE_INFINITY;
            }
            int year = text.number(4, MAX_YEAR_DIGITS);
            int monthDay = monthDay(text);
            return PgTime.days(date(era(text, year), monthDay, text));
        } catch (CodecException e) {
            throw explained(e, context);
        }
    }

    /** Reads a timestamp, as microseconds since 2000-01-01. */
    public static long parseTimestamp(byte[] data, int offset, int length, CodecContext context) {
        return moment(new TextCursor(data, offset, length, "timestamp"), text -> 0, context);
    }

    /** Reads a timestamp with its offset, as microseconds since 2000-01-01 in UTC. */
    public static long parseTimestampWithZone(byte[] data, int offset, int length, CodecContext context) {
        return moment(new TextCursor(data, offset, length, "timestamptz"), TimeText::offset, context);
    }

    /** Reads a time of day, as microseconds since midnight. */
    public static long parseTime(byte[] data, int offset, int length) {
        TextCursor text = new TextCursor(data, offset, length, "time");
        long micros = time(text);
        text.requireEnd();
        return micros;
    }

    /** Reads {@code 10:20:30.5}, as microseconds; {@code 24:00:00} is the greatest. */
    public static long time(TextCursor text) {
        int hour = text.number(2, 2);
        text.expect(':');
        int minute = text.number(2, 2);
        text.expect(':');
        int second = text.number(2, 2);
        long micros = (hour * 60L + minute) * 60 + second;
        micros = micros * PgTime.MICROS_PER_SECOND + (text.accept('.') ? text.micros() : 0);
        if (minute > 59 || second > 59 || micros > PgTime.MICROS_PER_DAY) {
            throw text.malformed();
        }
        return micros;
    }

    /** Reads {@code +02}, {@code -03:30} or {@code +01:02:03}, as seconds east of UTC. */
    public static int offset(TextCursor text) {
        boolean west = text.accept('-');
        if (!west) {
            text.expect('+');
        }
        int seconds = text.number(2, 3) * SECONDS_PER_HOUR;
        if (text.accept(':')) {
            seconds += text.number(2, 2) * SECONDS_PER_MINUTE;
        }
        if (text.accept(':')) {
            seconds += text.number(2, 2);
        }
        return west ? -seconds : seconds;
    }

    /** Writes days since 2000-01-01. */
    public static void writeDate(int days, WireWriter out) {
        if (days == PgTime.DATE_INFINITY) {
            out.utf8("infinity");
        } else if (days == PgTime.DATE_NEGATIVE_INFINITY) {
            out.utf8("-infinity");
        } else {
            LocalDate date = LocalDate.ofEpochDay((long) days + PgTime.EPOCH_DAY);
            writeDate(date, out);
            writeEra(date, out);
        }
    }

    /** Writes microseconds since 2000-01-01. */
    public static void writeTimestamp(long micros, WireWriter out) {
        if (!writeInfinity(micros, out)) {
            writeEra(writeDateTime(micros, out), out);
        }
    }

    /** Writes microseconds since 2000-01-01 in UTC as a moment in the session's time zone. */
    public static void writeTimestampWithZone(long micros, CodecContext context, WireWriter out) {
        if (!writeInfinity(micros, out)) {
            Instant instant = Instant.ofEpochSecond(PgTime.epochSecond(micros), PgTime.nanos(micros));
            int offset = context.timeZone().getRules().getOffset(instant).getTotalSeconds();
            LocalDate date = writeDateTime(micros + offset * PgTime.MICROS_PER_SECOND, out);
            writeOffset(offset, out);
            writeEra(date, out);
        }
    }

    /** Writes microseconds since midnight. */
    public static void writeTime(long micros, WireWriter out) {
        long seconds = micros / PgTime.MICROS_PER_SECOND;
        Digits.writePadded(seconds / SECONDS_PER_HOUR, 2, out);
        out.int8(':');
        Digits.writePadded(seconds / SECONDS_PER_MINUTE % 60, 2, out);
        out.int8(':');
        Digits.writePadded(seconds % 60, 2, out);
        writeFraction((int) (micros % PgTime.MICROS_PER_SECOND), out);
    }

    /** Writes millionths as a decimal fraction without zeros at its end; nothing if there are none. */
    public static void writeFraction(int micros, WireWriter out) {
        if (micros != 0) {
            int digits = 6;
            int rest = micros;
            for (; rest % 10 == 0; rest /= 10) {
                digits--;
            }
            Digits.writePadded(rest, digits, out.int8('.'));
        }
    }

    /** Writes seconds east of UTC. */
    public static void writeOffset(int seconds, WireWriter out) {
        int rest = Math.abs(seconds);
        out.int8(seconds < 0 ? '-' : '+');
        Digits.writePadded(rest / SECONDS_PER_HOUR, 2, out);
        if (rest % SECONDS_PER_HOUR != 0) {
            Digits.writePadded(rest / SECONDS_PER_MINUTE % 60, 2, out.int8(':'));
        }
        if (rest % SECONDS_PER_MINUTE != 0) {
            Digits.writePadded(rest % 60, 2, out.int8(':'));
        }
    }

    private static long moment(TextCursor text, ToIntFunction<TextCursor> offset, CodecContext context) {
        try {
            if (text.accept("infinity")) {
                text.requireEnd();
                return PgTime.INFINITY;
            }
            if (text.accept("-infinity")) {
                text.requireEnd();
                return PgTime.NEGATIVE_INFINITY;
            }
            int year = text.number(4, MAX_YEAR_DIGITS);
            int monthDay = monthDay(text);
            text.expect(' ');
            long micros = time(text);
            int seconds = offset.applyAsInt(text);
            long days = date(era(text, year), monthDay, text).toEpochDay() - PgTime.EPOCH_DAY;
            if (Math.abs(days) > Long.MAX_VALUE / PgTime.MICROS_PER_DAY - 1) {
                throw text.malformed();
            }
            return days * PgTime.MICROS_PER_DAY + micros - seconds * PgTime.MICROS_PER_SECOND;
        } catch (CodecException e) {
            throw explained(e, context);
        }
    }

    private static boolean writeInfinity(long micros, WireWriter out) {
        if (micros == PgTime.INFINITY) {
            out.utf8("infinity");
        } else if (micros == PgTime.NEGATIVE_INFINITY) {
            out.utf8("-infinity");
        } else {
            return false;
        }
        return true;
    }

    private static LocalDate writeDateTime(long micros, WireWriter out) {
        LocalDate date = LocalDate.ofEpochDay(PgTime.epochDay(micros));
        writeDate(date, out);
        writeTime(Math.floorMod(micros, PgTime.MICROS_PER_DAY), out.int8(' '));
        return date;
    }

    private static void writeDate(LocalDate date, WireWriter out) {
        int year = date.getYear();
        Digits.writePadded(year > 0 ? year : 1L - year, 4, out);
        Digits.writePadded(date.getMonthValue(), 2, out.int8('-'));
        Digits.writePadded(date.getDayOfMonth(), 2, out.int8('-'));
    }

    private static void writeEra(LocalDate date, WireWriter out) {
        if (date.getYear() <= 0) {
            out.utf8(" BC");
        }
    }

    /** Reads the month and the day after the year; the era comes at the very end of the text. */
    private static int monthDay(TextCursor text) {
        text.expect('-');
        int month = text.number(2, 2);
        text.expect('-');
        return month * 100 + text.number(2, 2);
    }

    private static int era(TextCursor text, int year) {
        boolean beforeChrist = text.accept(" BC");
        text.requireEnd();
        return beforeChrist ? 1 - year : year;
    }

    private static LocalDate date(int year, int monthDay, TextCursor text) {
        try {
            return LocalDate.of(year, monthDay / 100, monthDay % 100);
        } catch (DateTimeException e) {
            CodecException malformed = text.malformed();
            malformed.initCause(e);
            throw malformed;
        }
    }

    private static CodecException explained(CodecException e, CodecContext context) {
        return context.dateStyle().startsWith("ISO")
                ? e
                : new CodecException(
                        e.getMessage() + "; the session's DateStyle is \"" + context.dateStyle()
                                + "\", but text is read as ISO only: SET DateStyle = ISO, or fetch in binary",
                        e);
    }
}
