package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;

/** {@code int8}: 64 bits. */
public final class Int8Codec extends IntegerCodec<Long> {
    /** Creates the codec. */
    public Int8Codec() {
        super("int8", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public Class<Long> javaType() {
        return Long.class;
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? read(data, offset, length) : parse(data, offset, length);
    }

    @Override
    public Long decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return read(data, offset, length);
    }

    @Override
    public Long decodeText(byte[] data, int offset, int length, CodecContext context) {
        return parse(data, offset, length);
    }

    @Override
    public void encodeBinary(Long value, WireWriter out, CodecContext context) {
        out.int64(value);
    }

    @Override
    public void encodeText(Long value, WireWriter out, CodecContext context) {
        encodeLong(Format.TEXT, value, out, context);
    }

    @Override
    void write(long value, WireWriter out) {
        out.int64(value);
    }

    private static long read(byte[] data, int offset, int length) {
        Malformed.requireLength(8, length, "int8");
        return BigEndian.getLong(data, offset);
    }
}
