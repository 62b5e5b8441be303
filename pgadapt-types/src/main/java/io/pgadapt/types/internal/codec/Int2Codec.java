package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;

/** {@code int2}: 16 bits. */
public final class Int2Codec extends IntegerCodec<Short> {
    /** Creates the codec. */
    public Int2Codec() {
        super("int2", Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public Class<Short> javaType() {
        return Short.class;
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
    public Short decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return read(data, offset, length);
    }

    @Override
    public Short decodeText(byte[] data, int offset, int length, CodecContext context) {
        return (short) parse(data, offset, length);
    }

    @Override
    public void encodeBinary(Short value, WireWriter out, CodecContext context) {
        out.int16(value);
    }

    @Override
    public void encodeText(Short value, WireWriter out, CodecContext context) {
        encodeLong(Format.TEXT, value, out, context);
    }

    @Override
    void write(long value, WireWriter out) {
        out.int16((int) value);
    }

    private static short read(byte[] data, int offset, int length) {
        Malformed.requireLength(2, length, "int2");
        return BigEndian.getShort(data, offset);
    }
}
