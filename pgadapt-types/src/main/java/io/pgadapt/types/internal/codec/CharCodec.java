package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Utf8;

/**
 * {@code "char"}: one byte. As PostgreSQL 16 prints it: nothing for 0, octal with a backslash above 127 ({@code \303}).
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-character.html">PostgreSQL manual: Character Types</a>
 */
public final class CharCodec implements Codec<String> {
    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return "char";
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        if (length != 1) {
            throw new CodecException("a binary \"char\" has 1 byte, but " + length + " were received");
        }
        return of(data[offset]);
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        // servers before 16 print any byte as it is
        return length == 1 ? of(data[offset]) : Utf8.decode(data, offset, length, "char");
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        if (value.isEmpty()) {
            out.int8(0);
        } else if (value.length() == 1 && value.charAt(0) < 0x80) {
            out.int8(value.charAt(0));
        } else if (value.matches("\\\\[0-3][0-7]{2}")) {
            out.int8(Integer.parseInt(value.substring(1), 8));
        } else {
            throw new CodecException("\"" + value + "\" does not fit into \"char\", which holds one byte");
        }
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return "\"char\"";
    }

    private static String of(byte value) {
        if (value < 0) {
            return "\\" + Integer.toOctalString(value & 0xFF);
        }
        return value == 0 ? "" : String.valueOf((char) value);
    }
}
