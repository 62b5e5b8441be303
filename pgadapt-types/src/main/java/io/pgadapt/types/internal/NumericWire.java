package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@code numeric}: digits to base 10000, the weight of the first, sign, and the number of decimals.
 *
 * <p>Numbers of up to 18 decimal digits are converted in a {@code long}. Zero groups before or after the others, which
 * the server does not send but receives, are accepted.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/numeric.c">numeric_send</a>
 */
public final class NumericWire {
    /** Most decimal digits before the point. */
    public static final int MAX_INTEGER_DIGITS = 131_072;

    /** Most decimal digits after the point. */
    public static final int MAX_SCALE = 16_383;

    /** The sign words. */
    public static final int POSITIVE = 0x0000;

    /** See {@link #POSITIVE}. */
    public static final int NEGATIVE = 0x4000;

    /** See {@link #POSITIVE}. */
    public static final int NAN = 0xC000;

    /** See {@link #POSITIVE}. */
    public static final int POSITIVE_INFINITY = 0xD000;

    /** See {@link #POSITIVE}. */
    public static final int NEGATIVE_INFINITY = 0xF000;

    private static final int HEADER = 8;
    private static final int GROUP_DIGITS = 4;
    private static final int BASE = 10_000;
    private static final int LONG_GROUPS = 4;
    private static final int LONG_DIGITS = 18;
    private static final long[] TENS = new long[LONG_DIGITS + 1];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private NumericWire() {}

    /** Returns the sign word, after checking that the form is as long as its header says. */
    public static int sign(byte[] data, int offset, int length) {
        if (length < HEADER) {
            throw new CodecException("a binary numeric has at least 8 bytes, but " + length + " were received");
        }
        int groups = BigEndian.getShort(data, offset) & 0xFFFF;
        int sign = BigEndian.getShort(data, offset + 4) & 0xFFFF;
        if (length != HEADER + 2 * groups) {
            throw new CodecException(
                    "a binary numeric of " + groups + " digit groups does not have " + length + " bytes");
        }
        return switch (sign) {
            case POSITIVE, NEGATIVE, NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY -> sign;
            default -> throw new CodecException("0x" + Integer.toHexString(sign) + " is not the sign of a numeric");
        };
    }

    /** Reads a decimal whose sign, POSITIVE or NEGATIVE, was read before. */
    public static BigDecimal read(byte[] data, int offset, int sign) {
        int groups = BigEndian.getShort(data, offset) & 0xFFFF;
        int weight = BigEndian.getShort(data, offset + 2);
        int scale = BigEndian.getShort(data, offset + 6) & 0xFFFF;
        if (scale > MAX_SCALE) {
            throw new CodecException(
                    "a numeric has at most " + MAX_SCALE + " decimals, but " + scale + " were received");
        }
        int decimals = (groups - 1 - weight) * GROUP_DIGITS;
        int shift = scale - decimals;
        if (groups <= LONG_GROUPS && shift <= LONG_DIGITS && shift > -LONG_DIGITS) {
            long value = shifted(groups(data, offset + HEADER, groups), shift);
            if (value >= 0) {
                return BigDecimal.valueOf(sign == NEGATIVE ? -value : value, scale);
            }
        }
        BigInteger digits = groups == 0 ? BigInteger.ZERO : bigGroups(data, offset + HEADER, groups);
        if (digits.signum() != 0 && -shift >= groups * GROUP_DIGITS) {
            // to find that out by a division takes a power of ten that may be a thousand times as long as the number
            throw moreDecimals(scale, null);
        }
        BigDecimal exact = new BigDecimal(sign == NEGATIVE ? digits.negate() : digits, decimals);
        try {
            return exact.setScale(scale);
        } catch (ArithmeticException e) {
            throw moreDecimals(scale, e);
        }
    }

    /** Appends a decimal. */
    public static void write(BigDecimal value, WireWriter out) {
        requireWithinLimits(value);
        int scale = Math.max(value.scale(), 0);
        int integerDigits = value.precision() - value.scale();
        int padding = paddingOf(scale);
        BigInteger unscaled = value.unscaledValue();
        if (value.scale() >= 0 && value.precision() + padding <= LONG_DIGITS) {
            writeLong(unscaled.longValue(), scale, out);
        } else if (unscaled.signum() == 0) {
            writeHeader(0, 0, POSITIVE, scale, out);
        } else {
            writeBig(unscaled, value.scale(), integerDigits, out);
        }
    }

    /** Appends NaN or an infinity, which have no digits. */
    public static void writeSpecial(int sign, WireWriter out) {
        writeHeader(0, 0, sign, 0, out);
    }

    /** Checks that PostgreSQL can hold a decimal. */
    public static void requireWithinLimits(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.scale() > MAX_SCALE || (integerDigits > MAX_INTEGER_DIGITS && value.signum() != 0)) {
            throw new CodecException("a BigDecimal with " + Math.max(integerDigits, 0) + " digits before and "
                    + Math.max(value.scale(), 0) + " after the decimal point does not fit into numeric, which holds "
                    + MAX_INTEGER_DIGITS + " before and " + MAX_SCALE + " after it");
        }
    }

    private static CodecException moreDecimals(int scale, @Nullable Throwable cause) {
        return new CodecException("a numeric of scale " + scale + " was received with more decimals", cause);
    }

    private static long groups(byte[] data, int offset, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value * BASE + group(data, offset + 2 * i);
        }
        return value;
    }

    private static int group(byte[] data, int offset) {
        int group = BigEndian.getShort(data, offset);
        if (group < 0 || group >= BASE) {
            throw new CodecException((group & 0xFFFF) + " is not a digit to base 10000 of a numeric");
        }
        return group;
    }

    /** Returns the value with so many decimal digits appended, or taken away if they are zeros; -1 when not in a long. */
    private static long shifted(long value, int digits) {
        if (digits < 0) {
            long divisor = TENS[-digits];
            return value % divisor == 0 ? value / divisor : -1;
        }
        long factor = TENS[digits];
        return value <= Long.MAX_VALUE / factor ? value * factor : -1;
    }

    /** Divides and conquers, so that numbers of many digits profit from fast multiplication. */
    private static BigInteger bigGroups(byte[] data, int offset, int count) {
        if (count <= LONG_GROUPS) {
            return BigInteger.valueOf(groups(data, offset, count));
        }
        int low = count / 2;
        int high = count - low;
        BigInteger upper = bigGroups(data, offset, high);
        BigInteger lower = bigGroups(data, offset + 2 * high, low);
        return upper.multiply(BigInteger.TEN.pow(GROUP_DIGITS * low)).add(lower);
    }

    private static int paddingOf(int scale) {
        return -scale & (GROUP_DIGITS - 1);
    }

    private static void writeLong(long unscaled, int scale, WireWriter out) {
        int padding = paddingOf(scale);
        long rest = Math.abs(unscaled) * TENS[padding];
        int fractionGroups = (scale + padding) / GROUP_DIGITS;
        int skipped = 0;
        while (rest != 0 && rest % BASE == 0) {
            rest /= BASE;
            skipped++;
        }
        int groups = 0;
        long divisor = 1;
        for (long r = rest; r != 0; r /= BASE) {
            groups++;
            divisor = groups == 1 ? 1 : divisor * BASE;
        }
        int weight = groups == 0 ? 0 : groups + skipped - fractionGroups - 1;
        writeHeader(groups, weight, unscaled < 0 ? NEGATIVE : POSITIVE, scale, out);
        for (; groups > 0; groups--, divisor /= BASE) {
            out.int16((int) (rest / divisor % BASE));
        }
    }

    private static void writeBig(BigInteger unscaled, int scale, int integerDigits, WireWriter out) {
        String digits = unscaled.abs().toString();
        int weight = Math.floorDiv(integerDigits - 1, GROUP_DIGITS);
        int lead = (weight + 1) * GROUP_DIGITS - integerDigits;
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        int groups = (lead + end + GROUP_DIGITS - 1) / GROUP_DIGITS;
        writeHeader(groups, weight, unscaled.signum() < 0 ? NEGATIVE : POSITIVE, Math.max(scale, 0), out);
        for (int i = 0; i < groups; i++) {
            out.int16(groupAt(digits, i * GROUP_DIGITS - lead));
        }
    }

    private static int groupAt(String digits, int index) {
        int group = 0;
        for (int i = index; i < index + GROUP_DIGITS; i++) {
            group = group * 10 + (i < 0 || i >= digits.length() ? 0 : digits.charAt(i) - '0');
        }
        return group;
    }

    private static void writeHeader(int groups, int weight, int sign, int scale, WireWriter out) {
        out.int16(groups).int16(weight).int16(sign).int16(scale);
    }
}
