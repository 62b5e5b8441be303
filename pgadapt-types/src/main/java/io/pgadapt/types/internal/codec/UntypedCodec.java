package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;

/**
 * A codec that must use text because the server is not told the type.
 *
 * @param <T> the Java type
 */
public final class UntypedCodec<T> implements TextOnlyCodec<T> {
    private final Codec<T> typed;

    /** Creates the textual face of a codec. */
    public UntypedCodec(Codec<T> typed) {
        this.typed = typed;
    }

    @Override
    public Class<T> javaType() {
        return typed.javaType();
    }

    @Override
    public String typeName() {
        return typed.typeName();
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return typed.decodeBinary(data, offset, length, context);
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        return typed.decodeText(data, offset, length, context);
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        typed.encodeBinary(value, out, context);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        typed.encodeText(value, out, context);
    }
}
