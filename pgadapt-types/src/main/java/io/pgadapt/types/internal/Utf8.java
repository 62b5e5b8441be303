package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: nothing is ever replaced by a question mark. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * Returns the text of bytes.
     *
     * @param typeName is named in the error
     * @throws CodecException when they are not UTF-8, as a database in SQL_ASCII may send
     */
    public static String decode(byte[] data, int offset, int length, String typeName) {
        String text = new String(data, offset, length, StandardCharsets.UTF_8);
        // costs nothing on Latin-1 strings, which cannot hold the character that stands for a malformed sequence
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(data, offset, length, typeName);
        }
        return text;
    }

    /**
     * Appends a text.
     *
     * @throws CodecException when it holds NUL or half a surrogate pair, which PostgreSQL can neither store nor receive
     */
    public static void encode(String text, WireWriter out) {
        try {
            out.utf8(text);
        } catch (IllegalArgumentException e) {
            throw new CodecException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireWellFormed(byte[] data, int offset, int length, String typeName) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, offset, length));
        } catch (CharacterCodingException e) {
            throw new CodecException(
                    "the text of type " + typeName
                            + " is not valid UTF-8 (a database in SQL_ASCII sends bytes as they are); "
                            + "ask for byte[].class to get them",
                    e);
        }
    }
}
