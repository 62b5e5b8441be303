package io.pgadapt.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as tests write them down: pairs of hexadecimal digits, text in single quotes, blanks to taste. */
public final class Literal {
    private Literal() {}

    public static byte[] bytes(String literal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < literal.length()) {
            char c = literal.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '\'') {
                int end = literal.indexOf('\'', at + 1);
                out.writeBytes(literal.substring(at + 1, end).getBytes(StandardCharsets.UTF_8));
                at = end + 1;
            } else {
                out.write(Integer.parseInt(literal, at, at + 2, 16));
                at += 2;
            }
        }
        return out.toByteArray();
    }

    public static WireReader reader(String literal) {
        return new WireReader(bytes(literal));
    }
}
