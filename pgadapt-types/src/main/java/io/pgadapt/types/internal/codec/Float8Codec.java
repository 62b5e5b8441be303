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

/** {@code float8}: IEEE 754 with 64 bits. */
public final class Float8Codec implements NumericCodec<Double> {
    @Override
    public Class<Double> javaType() {
        return Double.class;
    }

    @Override
    public String typeName() {
        return "float8";
    }

    @Override
    public double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY ? read(data, offset, length) : FloatText.parseDouble(data, offset, length);
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return Integral.ofDouble(decodeDouble(format, data, offset, length, context), "float8");
    }

    @Override
    public BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context) {
        double value = decodeDouble(format, data, offset, length, context);
        if (!Double.isFinite(value)) {
            throw new CodecException("BigDecimal cannot hold " + value + " (float8); decode it as Double or PgNumeric");
        }
        return new BigDecimal(FloatText.of(value));
    }

    @Override
    public void encodeDouble(Format format, double value, WireWriter out, CodecContext context) {
        if (format == Format.BINARY) {
            out.float64(value);
        } else {
            out.utf8(FloatText.of(value));
        }
    }

    @Override
    public void encodeLong(Format format, long value, WireWriter out, CodecContext context) {
        if ((long) (double) value != value || value == Long.MAX_VALUE) {
            throw new CodecException(value + " has no exact float8; round it to a double first");
        }
        encodeDouble(format, (double) value, out, context);
    }

    @Override
    public void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0)) {
            throw CodecException.outOfRange(value, "BigDecimal", "float8", "+-4.9e-324", "+-1.8e308");
        }
        encodeDouble(format, nearest, out, context);
    }

    @Override
    public Double decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return read(data, offset, length);
    }

    @Override
    public Double decodeText(byte[] data, int offset, int length, CodecContext context) {
        return FloatText.parseDouble(data, offset, length);
    }

    @Override
    public void encodeBinary(Double value, WireWriter out, CodecContext context) {
        out.float64(value);
    }

    @Override
    public void encodeText(Double value, WireWriter out, CodecContext context) {
        out.utf8(FloatText.of(value));
    }

    @Override
    public String toString() {
        return "float8";
    }

    private static double read(byte[] data, int offset, int length) {
        Malformed.requireLength(8, length, "float8");
        return Double.longBitsToDouble(BigEndian.getLong(data, offset));
    }
}
