package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.internal.Malformed;
import java.math.BigDecimal;

/** {@code float4}: IEEE 754 with 32 bits. Doubles and decimals are rounded to it, as the server's own casts do. */
public final class Float4Codec implements NumericCodec<Float> {
    @Override
    public Class<Float> javaType() {
        return Float.class;
    }

    @Override
    public String typeName() {
        return "float4";
    }

    @Override
    public double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? read(data, offset, length) : FloatText.parseFloat(data, offset, length);
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return Integral.ofDouble(decodeDouble(format, data, offset, length, context), "float4");
    }

    @Override
    public BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context) {
        float value = (float) decodeDouble(format, data, offset, length, context);
        if (!Float.isFinite(value)) {
            throw new CodecException("BigDecimal cannot hold " + value + " (float4); decode it as Float or PgNumeric");
        }
        return new BigDecimal(FloatText.of(value));
    }

    @Override
    public void encodeDouble(Format format, double value, WireWriter out, CodecContext context) {
        float nearest = (float) value;
        if ((Float.isInfinite(nearest) && !Double.isInfinite(value)) || (nearest == 0 && value != 0)) {
            throw CodecException.outOfRange(value, "Double", "float4", "+-1.4e-45", "+-3.4e38");
        }
        put(format, nearest, out);
    }

    @Override
    public void encodeLong(Format format, long value, WireWriter out, CodecContext context) {
        if ((long) (float) value != value || value == Long.MAX_VALUE) {
            throw new CodecException(value + " has no exact float4; round it to a float first");
        }
        put(format, (float) value, out);
    }

    @Override
    public void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context) {
        float nearest = value.floatValue();
        if (Float.isInfinite(nearest) || (nearest == 0 && value.signum() != 0)) {
            throw CodecException.outOfRange(value, "BigDecimal", "float4", "+-1.4e-45", "+-3.4e38");
        }
        put(format, nearest, out);
    }

    @Override
    public Float decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return read(data, offset, length);
    }

    @Override
    public Float decodeText(byte[] data, int offset, int length, CodecContext context) {
        return FloatText.parseFloat(data, offset, length);
    }

    @Override
    public void encodeBinary(Float value, WireWriter out, CodecContext context) {
        out.float32(value);
    }

    @Override
    public void encodeText(Float value, WireWriter out, CodecContext context) {
        out.utf8(FloatText.of(value));
    }

    @Override
    public String toString() {
        return "float4";
    }

    private static void put(Format format, float value, WireWriter out) {
        if (format == Format.BINARY) {
            out.float32(value);
        } else {
            out.utf8(FloatText.of(value));
        }
    }

    private static float read(byte[] data, int offset, int length) {
        Malformed.requireLength(4, length, "float4");
        return Float.intBitsToFloat(BigEndian.getInt(data, offset));
    }
}
