package io.pgadapt.types.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in the database's currency: PostgreSQL's {@code money}, as the number of smallest units (cents) that the server
 * stores. Immutable.
 *
 * <p>How many fraction digits a unit has, and so what the amount is worth, nothing but the server's setting
 * {@code lc_monetary} says, which it does not tell: 122 is {@code $1.22} in {@code en_US}, {@code ￥122} in {@code ja_JP},
 * {@code 0.122} dinars in {@code ar_TN}. Who knows it says it, with {@link #toBigDecimal(int)} and
 * {@link #of(BigDecimal, int)}; who does not asks the server: {@code SELECT price::numeric}.
 *
 * <p>Values come as text, in which all fraction digits stand, so that their digits alone are the number of units in
 * whatever locale; a column asked for as {@code String} is the server's text. Values go out in binary only: the server
 * reads text by the locale ({@code 122} may be 122 or 1.22), and nothing that could be written is right in all of them. A
 * literal becomes an expression instead, with which the server counts; where only text will do, a {@code Money} is refused.
 * A {@code BigDecimal} may be sent for a {@code money}, for it goes as {@code numeric}, which the server converts.
 *
 * <p>An application that knows its locale registers
 * {@code Codecs.MONEY.map(BigDecimal.class, m -> m.toBigDecimal(2), d -> Money.of(d, 2))}.
 *
 * @param units how many smallest units of the currency
 * @see <a href="https://www.postgresql.org/docs/18/datatype-money.html">PostgreSQL manual: Monetary Types</a>
 */
public record Money(long units) implements Comparable<Money> {
    /**
     * Returns an amount of the currency.
     *
     * @param fractionDigits how many the currency has: 2 for dollars, 0 for yen
     * @throws IllegalArgumentException when the amount has more fraction digits, or more units than 64 bits hold
     */
    public static Money of(BigDecimal amount, int fractionDigits) {
        try {
            return new Money(amount.setScale(fractionDigits, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    amount + " is no number of units of " + fractionDigits + " fraction digits in 64 bits", e);
        }
    }

    /**
     * Reads what a server prints, of any locale: {@code -$1,234.50}, {@code (HK$1.00)}, {@code 1.234,50 €}. What people
     * write need not be that: {@code 1.5} would be 15 units.
     *
     * @throws IllegalArgumentException when there are no digits, or too many for 64 bits
     */
    public static Money parse(String text) {
        boolean negative = false;
        int digits = 0;
        long units = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                // collected below zero, where there is room for one more
                units = below(units, c - '0');
            }
            negative |= isMinus(c);
        }
        if (digits == 0 || (!negative && units == Long.MIN_VALUE)) {
            throw new IllegalArgumentException("not an amount of money in 64 bits");
        }
        return new Money(negative ? units : -units);
    }

    /**
     * Returns the amount of the currency.
     *
     * @param fractionDigits how many the currency has: 2 for dollars, 0 for yen
     */
    public BigDecimal toBigDecimal(int fractionDigits) {
        return BigDecimal.valueOf(units, fractionDigits);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(units, other.units);
    }

    private static long below(long units, int digit) {
        try {
            return Math.subtractExact(Math.multiplyExact(units, 10L), digit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount of money beyond 64 bits", e);
        }
    }

    /** Some locales put negative amounts between brackets. */
    private static boolean isMinus(char c) {
        return c == '-' || c == '(' || c == '\u2212';
    }
}
