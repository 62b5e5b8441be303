package io.pgadapt.protocol.wire;

/** Finds what a Java string may hold, but UTF-8 cannot represent: half of a surrogate pair. */
public final class Surrogates {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUESTION_MARKS = ONES * '?';

    private Surrogates() {}

    /** Returns the index of the first surrogate that has no partner, or -1 when there is none. */
    public static int indexOfUnpaired(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == length || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** Returns the same of a text that Java has encoded, which puts a question mark in the place of each. */
    static int indexOfUnpaired(String text, byte[] encoded) {
        return hasQuestionMark(encoded) ? indexOfUnpaired(text) : -1;
    }

    /** Looks at eight bytes at a time, which takes a fraction of what they take one by one. */
    private static boolean hasQuestionMark(byte[] encoded) {
        int i = 0;
        for (; i <= encoded.length - Long.BYTES; i += Long.BYTES) {
            // question marks are zero now, and a byte is zero exactly where this leaves a bit
            long bytes = BigEndian.getLong(encoded, i) ^ QUESTION_MARKS;
            if (((bytes - ONES) & ~bytes & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < encoded.length; i++) {
            if (encoded[i] == '?') {
                return true;
            }
        }
        return false;
    }
}
