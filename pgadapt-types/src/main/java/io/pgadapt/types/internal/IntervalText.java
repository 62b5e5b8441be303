package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.Interval;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an interval as the server prints it, in whichever {@code IntervalStyle}. Not thread-safe. */
public final class IntervalText {
    private static final int MONTHS_PER_YEAR = 12;
    private static final long SECONDS_PER_HOUR = 3600;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final int FRACTION_DIGITS = 6;

    private static final Map<String, Unit> WORDS = Map.of(
            "year",
            Unit.YEAR,
            "mon",
            Unit.MONTH,
            "day",
            Unit.DAY,
            "hour",
            Unit.HOUR,
            "min",
            Unit.MINUTE,
            "sec",
            Unit.SECOND);

    /** -1 when the text says at its end that everything is the other way round. */
    private int direction = 1;

    private long months;
    private long days;
    private long micros;

    private enum Unit {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    private IntervalText() {}

    /**
     * Returns the interval that a text stands for.
     *
     * @throws CodecException when it stands for none
     */
    public static Interval parse(byte[] data, int offset, int length) {
        String text = new String(data, offset, length, StandardCharsets.ISO_8859_1);
        try {
            return switch (text) {
                case "infinity" -> Interval.INFINITY;
                case "-infinity" -> Interval.NEGATIVE_INFINITY;
                default -> new IntervalText().read(text);
            };
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw Malformed.text(data, offset, length, "interval", e);
        }
    }

    private Interval read(String text) {
        if (text.startsWith("P")) {
            readIso(text);
        } else if (text.startsWith("@ ")) {
            boolean ago = text.endsWith(" ago");
            direction = ago ? -1 : 1;
            readWords(text.substring(2, ago ? text.length() - 4 : text.length()).split(" ", -1));
        } else {
            readWords(text.split(" ", -1));
        }
        return new Interval(Math.toIntExact(months), Math.toIntExact(days), micros);
    }

    private void readIso(String text) {
        int at = 1;
        boolean time = false;
        require(text.length() > 1);
        while (at < text.length()) {
            if (text.charAt(at) == 'T') {
                time = true;
                at++;
            }
            int end = at;
            while (!Character.isUpperCase(text.charAt(end))) {
                end++;
            }
            add(text.substring(at, end), isoUnit(text.charAt(end), time));
            at = end + 1;
        }
    }

    /** M is a month before the T and a minute after it. */
    private static Unit isoUnit(char letter, boolean time) {
        return switch (time ? letter : Character.toLowerCase(letter)) {
            case 'y' -> Unit.YEAR;
            case 'm' -> Unit.MONTH;
            case 'd' -> Unit.DAY;
            case 'H' -> Unit.HOUR;
            case 'M' -> Unit.MINUTE;
            case 'S' -> Unit.SECOND;
            default -> throw new IllegalArgumentException("unknown unit " + letter);
        };
    }

    /** Fields with words, and those of the SQL standard, which have none. */
    private void readWords(String[] words) {
        // where no other sign follows, the standard's sign before the first field counts for all
        boolean negative = words[0].startsWith("-");
        int at = 0;
        while (at < words.length) {
            String word = words[at];
            String inherited = negative && at > 0 && Character.isDigit(word.charAt(0)) ? "-" + word : word;
            boolean isNumber = word.indexOf(':') < 0 && word.indexOf('-', 1) < 0;
            if (word.indexOf(':') > 0) {
                addTime(isStandard(words) ? inherited : word);
            } else if (!isNumber) {
                addYearMonth(word);
            } else if (at + 1 < words.length && unit(words[at + 1]) != null) {
                at++;
                add(word, Objects.requireNonNull(unit(words[at])));
            } else if (words.length == 1 && word.equals("0")) {
                return;
            } else {
                // days have no unit in the standard, where the time follows
                require(at + 1 < words.length && words[at + 1].indexOf(':') > 0);
                add(inherited, Unit.DAY);
            }
            at++;
        }
    }

    private static boolean isStandard(String[] words) {
        for (String word : words) {
            if (Character.isLetter(word.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Unit unit(String word) {
        return WORDS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }

    private void addYearMonth(String word) {
        String sign = word.startsWith("-") ? "-" : "";
        String[] parts =
                word.substring(Character.isDigit(word.charAt(0)) ? 0 : 1).split("-", -1);
        require(parts.length == 2);
        add(sign + parts[0], Unit.YEAR);
        add(sign + parts[1], Unit.MONTH);
    }

    private void addTime(String word) {
        String sign = word.startsWith("-") ? "-" : "";
        String[] parts =
                word.substring(Character.isDigit(word.charAt(0)) ? 0 : 1).split(":", -1);
        require(parts.length == 3);
        add(sign + parts[0], Unit.HOUR);
        add(sign + parts[1], Unit.MINUTE);
        add(sign + parts[2], Unit.SECOND);
    }

    private void add(String number, Unit unit) {
        switch (unit) {
            case YEAR -> addMonths(Math.multiplyExact(number(number), MONTHS_PER_YEAR));
            case MONTH -> addMonths(number(number));
            case DAY -> days = Math.addExact(days, number(number));
            case HOUR -> addSeconds(Math.multiplyExact(number(number), SECONDS_PER_HOUR));
            case MINUTE -> addSeconds(Math.multiplyExact(number(number), SECONDS_PER_MINUTE));
            case SECOND -> addSecondsWithFraction(number);
        }
    }

    private void addMonths(long more) {
        months = Math.addExact(months, more);
    }

    private long number(String digits) {
        return Math.multiplyExact(Long.parseLong(digits), direction);
    }

    private void addSecondsWithFraction(String number) {
        int point = number.indexOf('.');
        if (point < 0) {
            addSeconds(number(number));
            return;
        }
        String fraction = number.substring(point + 1);
        require(!fraction.isEmpty() && fraction.length() <= FRACTION_DIGITS && Character.isDigit(fraction.charAt(0)));
        long millionths = Long.parseLong(fraction + "0".repeat(FRACTION_DIGITS - fraction.length()));
        addSeconds(number(number.substring(0, point)));
        micros = Math.addExact(micros, direction * (number.startsWith("-") ? -millionths : millionths));
    }

    private void addSeconds(long seconds) {
        micros = Math.addExact(micros, Math.multiplyExact(seconds, PgTime.MICROS_PER_SECOND));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not an interval");
        }
    }
}
