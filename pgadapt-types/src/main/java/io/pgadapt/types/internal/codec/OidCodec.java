package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;

/** {@code oid}, {@code xid}, {@code cid}: 32 bits without a sign, as a {@code Long} that is never negative. */
public class OidCodec extends IntegerCodec<Long> {
    /** Creates the codec of one of these types. */
    public OidCodec(String typeName) {
        super(typeName, 0, 0xFFFF_FFFFL);
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
        encodeLong(Format.BINARY, value, out, context);
    }

    @Override
    public void encodeText(Long value, WireWriter out, CodecContext context) {
        encodeLong(Format.TEXT, value, out, context);
    }

    @Override
    void write(long value, WireWriter out) {
        out.int32((int) value);
    }

    private long read(byte[] data, int offset, int length) {
        Malformed.requireLength(4, length, typeName());
        return Integer.toUnsignedLong(BigEndian.getInt(data, offset));
    }
}
