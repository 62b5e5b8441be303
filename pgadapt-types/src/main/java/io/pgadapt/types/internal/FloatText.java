package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Floating-point numbers as PostgreSQL 12 and later print them: the fewest digits that stand for the number alone.
 *
 * <p>The JDK prints digits of its own choice, and other ones before version 19. They serve as the first guess.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-numeric.html#DATATYPE-FLOAT">PostgreSQL manual:
 *     Floating-Point Types</a>
 */
public final class FloatText {
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;
    private static final int SMALLEST_FIXED = -4;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private FloatText() {}

    /** Returns the text of a number. */
    public static String of(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return special(value);
        }
        double magnitude = Math.abs(value);
        BigDecimal exact = new BigDecimal(magnitude);
        BigDecimal below = exact.add(new BigDecimal(Math.nextDown(magnitude))).divide(TWO);
        BigDecimal above = magnitude == Double.MAX_VALUE
                ? exact.add(exact.subtract(below))
                : exact.add(new BigDecimal(Math.nextUp(magnitude))).divide(TWO);
        BigDecimal guess = new BigDecimal(Double.toString(magnitude));
        return print(value < 0, new Interval(below, exact, above).shortest(guess), DOUBLE_DIGITS);
    }

    /** Returns the text of a number. */
    public static String of(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return special(value);
        }
        float magnitude = Math.abs(value);
        BigDecimal exact = new BigDecimal(magnitude);
        BigDecimal below = exact.add(new BigDecimal(Math.nextDown(magnitude))).divide(TWO);
        BigDecimal above = magnitude == Float.MAX_VALUE
                ? exact.add(exact.subtract(below))
                : exact.add(new BigDecimal(Math.nextUp(magnitude))).divide(TWO);
        BigDecimal guess = new BigDecimal(Float.toString(magnitude));
        return print(value < 0, new Interval(below, exact, above).shortest(guess), FLOAT_DIGITS);
    }

    /**
     * Reads a number of 64 bits as the server prints it.
     *
     * @throws CodecException when it is anything else
     */
    public static double parseDouble(byte[] data, int offset, int length) {
        try {
            return parseDouble(new String(data, offset, length, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw Malformed.text(data, offset, length, "float8", e);
        }
    }

    /**
     * Reads a number of 64 bits as the server prints it.
     *
     * @throws NumberFormatException when it is anything else
     */
    public static double parseDouble(String text) {
        return Double.parseDouble(checked(text));
    }

    /**
     * Reads a number of 32 bits as the server prints it.
     *
     * @throws CodecException when it is anything else
     */
    public static float parseFloat(byte[] data, int offset, int length) {
        try {
            return Float.parseFloat(checked(new String(data, offset, length, StandardCharsets.ISO_8859_1)));
        } catch (NumberFormatException e) {
            throw Malformed.text(data, offset, length, "float4", e);
        }
    }

    /** Java reads more than PostgreSQL prints: type suffixes, hexadecimal, blanks. */
    private static String checked(String text) {
        boolean ends = !text.isEmpty() && (isDigit(text.charAt(text.length() - 1)) || isName(text));
        if (!ends || text.charAt(0) <= ' ' || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException("not a floating-point number");
        }
        return text;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isName(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.toString(value);
    }

    private static String print(boolean negative, BigDecimal value, int fixedDigits) {
        int exponent = value.precision() - value.scale() - 1;
        String sign = negative ? "-" : "";
        if (exponent >= SMALLEST_FIXED && exponent < fixedDigits) {
            return sign + value.toPlainString();
        }
        String digits = value.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + power;
    }

    /** A number between the two points half-way to its neighbours, which do not belong to it. */
    private record Interval(BigDecimal below, BigDecimal exact, BigDecimal above) {
        BigDecimal shortest(BigDecimal guess) {
            int precision = guess.stripTrailingZeros().precision();
            BigDecimal best = nearest(precision);
            while (best == null) {
                best = nearest(++precision);
            }
            BigDecimal shorter = best;
            while (shorter != null) {
                best = shorter;
                shorter = --precision > 0 ? nearest(precision) : null;
            }
            return best.stripTrailingZeros();
        }

        /** Returns the nearest number of so many digits, or null when none lies within. */
        private @Nullable BigDecimal nearest(int precision) {
            BigDecimal down = exact.round(new MathContext(precision, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(precision, RoundingMode.UP));
            boolean downIn = down.compareTo(below) > 0;
            boolean upIn = up.compareTo(above) < 0;
            if (downIn && upIn) {
                return exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            }
            if (downIn) {
                return down;
            }
            return upIn ? up : null;
        }
    }
}
