package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import java.nio.charset.StandardCharsets;

/** The errors for bytes that are not a value of their type. */
public final class Malformed {
    private static final int SHOWN = 60;

    private Malformed() {}

    /** Checks the length of a binary form of fixed size. */
    public static void requireLength(int expected, int length, String typeName) {
        if (length != expected) {
            throw new CodecException(
                    "a binary " + typeName + " has " + expected + " bytes, but " + length + " were received");
        }
    }

    /** Returns the error for a text that is not one of the type's. */
    public static CodecException text(byte[] data, int offset, int length, String typeName) {
        return new CodecException("not a " + typeName + ": \"" + excerpt(data, offset, length) + "\"");
    }

    /** Returns the error for a text that is not one of the type's, with why. */
    public static CodecException text(byte[] data, int offset, int length, String typeName, Throwable cause) {
        return new CodecException("not a " + typeName + ": \"" + excerpt(data, offset, length) + "\"", cause);
    }

    private static String excerpt(byte[] data, int offset, int length) {
        String start = new String(data, offset, Math.min(length, SHOWN), StandardCharsets.UTF_8);
        return length > SHOWN ? start + "..." : start;
    }
}
