package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import org.jspecify.annotations.Nullable;

/**
 * Another codec, but with a format of its own choice.
 *
 * @param <T> the Java type
 */
abstract class DelegatingCodec<T> implements Codec<T> {
    private final Codec<T> codec;

    DelegatingCodec(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public Class<T> javaType() {
        return codec.javaType();
    }

    @Override
    public String typeName() {
        return codec.typeName();
    }

    @Override
    public @Nullable T ofNull() {
        return codec.ofNull();
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return codec.decodeBinary(data, offset, length, context);
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        return codec.decodeText(data, offset, length, context);
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        codec.encodeBinary(value, out, context);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        codec.encodeText(value, out, context);
    }

    @Override
    public String toString() {
        return codec.toString();
    }
}
