package io.pgadapt.types.internal.codec;

import java.math.BigDecimal;

/**
 * About how great a decimal is, without computing its digits: ten bytes of {@code numeric} may hold a number that takes
 * megabytes to print or to convert.
 */
final class Magnitude {
    private static final double DIGITS_PER_BIT = Math.log10(2);

    /** One more than the greatest double has. */
    private static final int DOUBLE_DIGITS = 310;

    private static final int SHOWN_BITS = 2048;

    private Magnitude() {}

    /** Returns whether no double comes near the number; others may be beyond the greatest one, too. */
    static boolean isBeyondDouble(BigDecimal value) {
        return bits(value) * DIGITS_PER_BIT - value.scale() > DOUBLE_DIGITS;
    }

    /** Returns what an error shows of the number. */
    static Object shown(BigDecimal value) {
        return bits(value) <= SHOWN_BITS
                ? value
                : "a number of about " + (long) (bits(value) * DIGITS_PER_BIT) + " digits";
    }

    private static int bits(BigDecimal value) {
        return value.unscaledValue().bitLength();
    }
}
