package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of a part of a URI (RFC 3986 section 2.1), as strict as libpq 18. The text is UTF-8. */
final class PercentDecoder {
    private PercentDecoder() {}

    /** Decodes; {@code what} names the part in errors, which never contain the text itself: it may be a password. */
    static String decode(String text, String what) {
        String trimmed = trim(text);
        if (trimmed.indexOf(' ') >= 0) {
            throw new ProgrammingError("unexpected space in the " + what + " of the connection URI; write it as %20");
        }
        if (trimmed.indexOf('%') < 0) {
            return trimmed;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(trimmed.length());
        byte[] encoded = trimmed.getBytes(StandardCharsets.UTF_8);
        int i = 0;
        while (i < encoded.length) {
            if (encoded[i] == '%') {
                bytes.write(decodeByte(encoded, i, what));
                i += 3;
            } else {
                bytes.write(encoded[i++]);
            }
        }
        return utf8(bytes.toByteArray(), what);
    }

    private static int decodeByte(byte[] encoded, int percent, String what) {
        int high = percent + 2 < encoded.length ? Character.digit(encoded[percent + 1], 16) : -1;
        int low = percent + 2 < encoded.length ? Character.digit(encoded[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new ProgrammingError("invalid percent-encoding in the " + what
                    + " of the connection URI: % must be followed by two hexadecimal digits; % itself is written %25");
        }
        if (high == 0 && low == 0) {
            throw new ProgrammingError("forbidden value %00 in the " + what + " of the connection URI");
        }
        return high * 16 + low;
    }

    private static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProgrammingError("the percent-encoded " + what + " of the connection URI is not UTF-8", e);
        }
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }
}
