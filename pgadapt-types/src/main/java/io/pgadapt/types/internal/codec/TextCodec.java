package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Utf8;

/** A type whose binary form is its text: {@code text}, {@code varchar}, {@code bpchar} with its padding, {@code json}. */
public final class TextCodec implements Codec<String> {
    private final String typeName;

    /** Creates the codec of a type. */
    public TextCodec(String typeName) {
        this.typeName = typeName;
    }

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName);
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName);
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return typeName;
    }
}
