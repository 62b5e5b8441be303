package io.pgadapt.tests.types;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import java.nio.charset.StandardCharsets;

/** A whole codec of a class with a wire form of its own, that of {@code float4}. */
final class AngleCodec implements Codec<AngleCodec.Angle> {
    /** An angle. */
    record Angle(float degrees) {}

    @Override
    public Class<Angle> javaType() {
        return Angle.class;
    }

    @Override
    public String typeName() {
        return "float4";
    }

    @Override
    public Angle decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return new Angle(Float.intBitsToFloat(BigEndian.getInt(data, offset)));
    }

    @Override
    public Angle decodeText(byte[] data, int offset, int length, CodecContext context) {
        return new Angle(Float.parseFloat(new String(data, offset, length, StandardCharsets.US_ASCII)));
    }

    @Override
    public void encodeBinary(Angle value, WireWriter out, CodecContext context) {
        out.int32(Float.floatToRawIntBits(value.degrees()));
    }

    @Override
    public void encodeText(Angle value, WireWriter out, CodecContext context) {
        out.utf8(Float.toString(value.degrees()));
    }
}
