package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;

/** Bytes as pairs of hexadecimal digits. */
public enum Hex {
    /** Digits as {@code bytea} has them. */
    LOWER_CASE("0123456789abcdef"),
    /** Digits as {@code geometry} has them. */
    UPPER_CASE("0123456789ABCDEF");

    private final String digits;

    Hex(String digits) {
        this.digits = digits;
    }

    /**
     * Returns the bytes that {@code length} digits of either case at {@code offset} stand for.
     *
     * @param typeName named in errors
     * @throws CodecException when there is anything but digits, or an odd number of them
     */
    public static byte[] decode(byte[] data, int offset, int length, String typeName) {
        if (length % 2 != 0) {
            throw new CodecException("a " + typeName + " in hexadecimal has an odd number of digits");
        }
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(data[offset + 2 * i], typeName);
            bytes[i] = (byte) ((high << 4) | digit(data[offset + 2 * i + 1], typeName));
        }
        return bytes;
    }

    /** Appends the digits of {@code length} bytes at {@code offset}. */
    public void encode(byte[] data, int offset, int length, WireWriter out) {
        for (int i = offset; i < offset + length; i++) {
            out.int8(digits.charAt((data[i] >> 4) & 0xF)).int8(digits.charAt(data[i] & 0xF));
        }
    }

    private static int digit(byte digit, String typeName) {
        int value = Character.digit(digit, 16);
        if (value < 0) {
            throw new CodecException("not a hexadecimal digit of a " + typeName + ": byte " + digit);
        }
        return value;
    }
}
