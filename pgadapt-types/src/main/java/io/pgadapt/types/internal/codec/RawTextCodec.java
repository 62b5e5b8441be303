package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import java.util.Arrays;

/** A string type as the bytes that the server sends: UTF-8, or whatever a database in SQL_ASCII holds. */
final class RawTextCodec implements Codec<byte[]> {
    private final String typeName;

    RawTextCodec(String typeName) {
        this.typeName = typeName;
    }

    @Override
    public Class<byte[]> javaType() {
        return byte[].class;
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
    public byte[] decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return Arrays.copyOfRange(data, offset, offset + length);
    }

    @Override
    public byte[] decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Arrays.copyOfRange(data, offset, offset + length);
    }

    @Override
    public void encodeBinary(byte[] value, WireWriter out, CodecContext context) {
        out.bytes(value);
    }

    @Override
    public void encodeText(byte[] value, WireWriter out, CodecContext context) {
        out.bytes(value);
    }
}
