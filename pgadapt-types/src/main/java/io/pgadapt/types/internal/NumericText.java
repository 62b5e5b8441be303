package io.pgadapt.types.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The text form of {@code numeric}: up to 18 digits are read in a {@code long}, without making a string. */
public final class NumericText {
    private static final int LONG_DIGITS = 18;

    /** A sign and a point. */
    private static final int MAX_LENGTH = NumericWire.MAX_INTEGER_DIGITS + NumericWire.MAX_SCALE + 2;

    private NumericText() {}

    /**
     * Reads a decimal.
     *
     * @throws io.pgadapt.types.CodecException when the text is none; NaN and the infinities are not, either
     */
    public static BigDecimal parse(byte[] data, int offset, int length) {
        if (length > LONG_DIGITS) {
            return parseLong(data, offset, length);
        }
        int end = offset + length;
        boolean negative = length > 0 && data[offset] == '-';
        int start = negative ? offset + 1 : offset;
        int point = end - 1;
        long unscaled = 0;
        for (int i = start; i < end; i++) {
            byte b = data[i];
            if (Digits.isDigit(b)) {
                unscaled = unscaled * 10 + (b - '0');
            } else if (b == '.' && point == end - 1) {
                point = i;
            } else {
                return parseLong(data, offset, length);
            }
        }
        if (start == end || data[end - 1] == '.') {
            throw Malformed.text(data, offset, length, "numeric");
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, end - 1 - point);
    }

    /** Java reads more than PostgreSQL prints: exponents, which say in a few bytes what does not fit into memory. */
    private static BigDecimal parseLong(byte[] data, int offset, int length) {
        String text = new String(data, offset, length, StandardCharsets.ISO_8859_1);
        if (length > MAX_LENGTH || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw Malformed.text(data, offset, length, "numeric");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Malformed.text(data, offset, length, "numeric", e);
        }
    }
}
