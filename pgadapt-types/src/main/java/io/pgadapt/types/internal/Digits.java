package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/** Decimal digits as bytes: how integers, dates and times are written and read without making strings. */
public final class Digits {
    /** The digits of {@code Long.MAX_VALUE}. */
    private static final int MAX_DIGITS = 19;

    private static final byte[] ZEROS = "0000000000000000000".getBytes(StandardCharsets.US_ASCII);

    /** All numbers of two digits. */
    private static final byte[] PAIRS = pairs();

    private Digits() {}

    /** Appends an integer. */
    public static void write(long value, WireWriter out) {
        if (value == Long.MIN_VALUE) {
            out.utf8("-9223372036854775808");
            return;
        }
        if (value < 0) {
            out.int8('-');
        }
        writePadded(Math.abs(value), 1, out);
    }

    /** Appends a number that is not negative, with zeros before it up to a width. */
    public static void writePadded(long value, int width, WireWriter out) {
        out.bytes(ZEROS, 0, Math.max(width, count(value)));
        byte[] data = out.array();
        int at = out.size();
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            at = pair((int) (rest % 100), data, at);
            rest /= 100;
        }
        int last = (int) rest; // which is divided faster
        for (; last >= 10; last /= 100) {
            at = pair(last % 100, data, at);
        }
        if (last > 0) {
            data[at - 1] = (byte) ('0' + last);
        }
    }

    /** Puts two digits before an index; returns that of the first. */
    private static int pair(int number, byte[] data, int end) {
        data[end - 2] = PAIRS[2 * number];
        data[end - 1] = PAIRS[2 * number + 1];
        return end - 2;
    }

    private static int count(long value) {
        int digits = 1;
        for (long power = 10; digits < MAX_DIGITS && value >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** Returns whether the byte is a decimal digit. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * Reads an integer: an optional minus sign and digits.
     *
     * @throws NumberFormatException when it is anything else, or beyond 64 bits
     */
    public static long parse(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        boolean negative = length > 0 && data[at] == '-';
        if (negative) {
            at++;
        }
        int digits = end - at;
        if (digits == 0 || digits > MAX_DIGITS) {
            throw new NumberFormatException("not an integer of 64 bits");
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = data[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("not a digit at index " + (at - offset));
            }
            value = value * 10 - digit;
        }
        // collected below zero, where there is room for one more; 19 digits overflow into the positive at most once
        if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
            throw new NumberFormatException("beyond 64 bits");
        }
        return negative ? value : -value;
    }
}
