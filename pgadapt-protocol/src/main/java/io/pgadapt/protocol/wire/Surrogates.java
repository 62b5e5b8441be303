package io.pgadapt.protocol.wire;

/** Finds what a Java string may hold, but UTF-8 cannot represent: half of a surrogate pair. */
public final class Surrogates {
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
}
