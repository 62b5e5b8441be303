package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;

/** {@code int4}: 32 bits. */
public final class Int4Codec extends IntegerCodec<Integer> {
    /** Creates the codec. */
    public Int4Codec() {
        super("int4", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public Class<Integer> javaType() {
        return Integer.class;
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? read(data, offset, length) : parse(data, offset, length);
    }

    @Override
    public int decodeInt(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? read(data, offset, length) : (int) parse(data, offset, length);
    }

    @Override
    public Integer decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return read(data, offset, length);
    }

    @Override
    public Integer decodeText(byte[] data, int offset, int length, CodecContext context) {
        return (int) parse(data, offset, length);
    }

    @Override
    public void encodeBinary(Integer value, WireWriter out, CodecContext context) {
        out.int32(value);
    }

    @Override
    public void encodeText(Integer value, WireWriter out, CodecContext context) {
        encodeLong(Format.TEXT, value, out, context);
    }

    @Override
    void write(long value, WireWriter out) {
        out.int32((int) value);
    }

    private static int read(byte[] data, int offset, int length) {
        Malformed.requireLength(4, length, "int4");
        return BigEndian.getInt(data, offset);
    }
}
