package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Hex;
import io.pgadapt.types.internal.Malformed;
import java.util.Arrays;

/**
 * {@code bytea}: the bytes; in text {@code \x} and hexadecimal, or, with {@code bytea_output = escape}, octal escapes.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-binary.html">PostgreSQL manual: Binary Data Types</a>
 */
public final class ByteaCodec implements Codec<byte[]> {
    @Override
    public Class<byte[]> javaType() {
        return byte[].class;
    }

    @Override
    public String typeName() {
        return "bytea";
    }

    @Override
    public byte[] decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return Arrays.copyOfRange(data, offset, offset + length);
    }

    @Override
    public byte[] decodeText(byte[] data, int offset, int length, CodecContext context) {
        boolean hex = length >= 2 && data[offset] == '\\' && data[offset + 1] == 'x';
        return hex ? Hex.decode(data, offset + 2, length - 2, "bytea") : escaped(data, offset, length);
    }

    @Override
    public void encodeBinary(byte[] value, WireWriter out, CodecContext context) {
        out.bytes(value);
    }

    @Override
    public void encodeText(byte[] value, WireWriter out, CodecContext context) {
        Hex.LOWER_CASE.encode(value, 0, value.length, out.int8('\\').int8('x'));
    }

    @Override
    public String toString() {
        return "bytea";
    }

    private static byte[] escaped(byte[] data, int offset, int length) {
        byte[] bytes = new byte[length];
        int count = 0;
        int end = offset + length;
        for (int at = offset; at < end; count++) {
            if (data[at] != '\\') {
                bytes[count] = data[at++];
            } else if (at + 1 < end && data[at + 1] == '\\') {
                bytes[count] = '\\';
                at += 2;
            } else if (at + 3 < end && isOctal(data, at + 1)) {
                bytes[count] = (byte) ((octal(data[at + 1]) << 6) | (octal(data[at + 2]) << 3) | octal(data[at + 3]));
                at += 4;
            } else {
                throw Malformed.text(data, offset, length, "bytea");
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    private static boolean isOctal(byte[] data, int at) {
        return octal(data[at]) <= 3 && octal(data[at + 1]) <= 7 && octal(data[at + 2]) <= 7;
    }

    /** Returns the value of a digit; more than 7 when it is none. */
    private static int octal(byte digit) {
        return (digit & 0xFF) < '0' ? Integer.MAX_VALUE : (digit & 0xFF) - '0';
    }
}
