package io.pgadapt.types.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The text form of {@code numeric}: up to 18 digits are read in a {@code long}, without making a string. */
public final class NumericText {
    private static final int LONG_DIGITS = 18;

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

    private static BigDecimal parseLong(byte[] data, int offset, int length) {
        try {
            return new BigDecimal(new String(data, offset, length, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw Malformed.text(data, offset, length, "numeric", e);
        }
    }
}
