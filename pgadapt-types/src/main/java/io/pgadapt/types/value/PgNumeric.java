package io.pgadapt.types.value;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Any value of PostgreSQL's {@code numeric}: a decimal, NaN, or an infinity. Immutable.
 *
 * <p>Two decimals are equal when value and scale are, as with {@link BigDecimal#equals}. They are ordered as PostgreSQL
 * orders them: NaN equals itself and is greater than everything else.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL">PostgreSQL manual:
 *     Arbitrary Precision Numbers</a>
 */
public final class PgNumeric extends Number implements Comparable<PgNumeric> {
    /** Not a number. */
    public static final PgNumeric NAN = new PgNumeric(null, Double.NaN);

    /** Greater than every decimal; since PostgreSQL 14. */
    public static final PgNumeric POSITIVE_INFINITY = new PgNumeric(null, Double.POSITIVE_INFINITY);

    /** Less than every decimal; since PostgreSQL 14. */
    public static final PgNumeric NEGATIVE_INFINITY = new PgNumeric(null, Double.NEGATIVE_INFINITY);

    private static final long serialVersionUID = 1L;

    private final @Nullable BigDecimal decimal;

    /** What the value is if it is no decimal; 0 otherwise. */
    private final double special;

    private PgNumeric(@Nullable BigDecimal decimal, double special) {
        this.decimal = decimal;
        this.special = special;
    }

    /** Returns a decimal. */
    public static PgNumeric of(BigDecimal decimal) {
        return new PgNumeric(Objects.requireNonNull(decimal), 0);
    }

    /** Returns whether this is a decimal. */
    public boolean isFinite() {
        return decimal != null;
    }

    /** Returns whether this is NaN. */
    public boolean isNaN() {
        return Double.isNaN(special);
    }

    /**
     * Returns the decimal.
     *
     * @throws ArithmeticException when this is NaN or an infinity
     */
    public BigDecimal toBigDecimal() {
        if (decimal == null) {
            throw new ArithmeticException("BigDecimal cannot hold " + this);
        }
        return decimal;
    }

    @Override
    public int intValue() {
        return decimal == null ? (int) special : decimal.intValue();
    }

    @Override
    public long longValue() {
        return decimal == null ? (long) special : decimal.longValue();
    }

    @Override
    public float floatValue() {
        return decimal == null ? (float) special : decimal.floatValue();
    }

    @Override
    public double doubleValue() {
        return decimal == null ? special : decimal.doubleValue();
    }

    @Override
    public int compareTo(PgNumeric other) {
        return decimal != null && other.decimal != null
                ? decimal.compareTo(other.decimal)
                : Double.compare(special, other.special);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgNumeric that
                && Objects.equals(decimal, that.decimal)
                && Double.compare(special, that.special) == 0;
    }

    @Override
    public int hashCode() {
        return decimal == null ? Double.hashCode(special) : decimal.hashCode();
    }

    /** Returns the text as PostgreSQL prints it, without an exponent. */
    @Override
    public String toString() {
        return decimal == null ? Double.toString(special) : decimal.toPlainString();
    }
}
