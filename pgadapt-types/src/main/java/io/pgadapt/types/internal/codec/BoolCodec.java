package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.BooleanCodec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;

/** {@code bool}: one byte, 0 or 1; {@code t} or {@code f} in text ({@code true} or {@code false} after a cast). */
public final class BoolCodec implements BooleanCodec {
    @Override
    public Class<Boolean> javaType() {
        return Boolean.class;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public boolean decodeBoolean(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? binary(data, offset, length) : text(data, offset, length);
    }

    @Override
    public void encodeBoolean(Format format, boolean value, WireWriter out, CodecContext context) {
        if (format == Format.BINARY) {
            out.int8(value ? 1 : 0);
        } else {
            out.int8(value ? 't' : 'f');
        }
    }

    @Override
    public Boolean decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return binary(data, offset, length);
    }

    @Override
    public Boolean decodeText(byte[] data, int offset, int length, CodecContext context) {
        return text(data, offset, length);
    }

    @Override
    public void encodeBinary(Boolean value, WireWriter out, CodecContext context) {
        encodeBoolean(Format.BINARY, value, out, context);
    }

    @Override
    public void encodeText(Boolean value, WireWriter out, CodecContext context) {
        encodeBoolean(Format.TEXT, value, out, context);
    }

    @Override
    public String toString() {
        return "bool";
    }

    private static boolean binary(byte[] data, int offset, int length) {
        Malformed.requireLength(1, length, "bool");
        return data[offset] != 0;
    }

    private static boolean text(byte[] data, int offset, int length) {
        if (isWord("t", data, offset, length) || isWord("true", data, offset, length)) {
            return true;
        }
        if (isWord("f", data, offset, length) || isWord("false", data, offset, length)) {
            return false;
        }
        throw Malformed.text(data, offset, length, "bool");
    }

    private static boolean isWord(String word, byte[] data, int offset, int length) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (data[offset + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
