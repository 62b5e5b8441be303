package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.internal.NumericText;
import io.pgadapt.types.internal.NumericWire;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;

/** {@code numeric} as {@code BigDecimal}, with its scale. NaN and the infinities need {@link PgNumericCodec}. */
public final class DecimalCodec implements NumericCodec<BigDecimal> {
    private final Codec<PgNumeric> lossless;

    /** Creates a codec that leaves NaN and infinities to another. */
    public DecimalCodec(Codec<PgNumeric> lossless) {
        this.lossless = lossless;
    }

    @Override
    public Class<BigDecimal> javaType() {
        return BigDecimal.class;
    }

    @Override
    public String typeName() {
        return "numeric";
    }

    @Override
    public BigDecimal decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        int sign = NumericWire.sign(data, offset, length);
        if (sign > NumericWire.NEGATIVE) {
            throw notDecimal(lossless.decodeBinary(data, offset, length, context));
        }
        return NumericWire.read(data, offset, sign);
    }

    @Override
    public BigDecimal decodeText(byte[] data, int offset, int length, CodecContext context) {
        if (PgNumericCodec.isSpecial(data, offset, length)) {
            throw notDecimal(lossless.decodeText(data, offset, length, context));
        }
        return NumericText.parse(data, offset, length);
    }

    @Override
    public void encodeBinary(BigDecimal value, WireWriter out, CodecContext context) {
        NumericWire.write(value, out);
    }

    @Override
    public void encodeText(BigDecimal value, WireWriter out, CodecContext context) {
        NumericWire.requireWithinLimits(value);
        out.utf8(value.toPlainString());
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return Integral.ofDecimal(decode(format, data, offset, length, context), "numeric");
    }

    @Override
    public double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context) {
        PgNumeric value = lossless.decode(format, data, offset, length, context);
        if (!value.isFinite()) {
            return value.doubleValue();
        }
        BigDecimal decimal = value.toBigDecimal();
        double nearest = Magnitude.isBeyondDouble(decimal) ? Double.POSITIVE_INFINITY : decimal.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw CodecException.outOfRange(Magnitude.shown(decimal), "numeric", "double", "-1.8e308", "1.8e308");
        }
        return nearest;
    }

    @Override
    public BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context) {
        return decode(format, data, offset, length, context);
    }

    @Override
    public void encodeLong(Format format, long value, WireWriter out, CodecContext context) {
        encode(format, BigDecimal.valueOf(value), out, context);
    }

    @Override
    public void encodeDouble(Format format, double value, WireWriter out, CodecContext context) {
        lossless.encode(format, PgNumericCodec.ofDouble(value), out, context);
    }

    @Override
    public void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context) {
        encode(format, value, out, context);
    }

    @Override
    public String toString() {
        return "numeric";
    }

    private static CodecException notDecimal(PgNumeric value) {
        return new CodecException("BigDecimal cannot hold " + value + " (numeric); ask for PgNumeric.class or double");
    }
}
