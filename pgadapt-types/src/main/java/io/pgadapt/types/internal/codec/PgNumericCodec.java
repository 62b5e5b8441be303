package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.NumericText;
import io.pgadapt.types.internal.NumericWire;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** {@code numeric} with everything it can be. */
public final class PgNumericCodec implements Codec<PgNumeric> {
    @Override
    public Class<PgNumeric> javaType() {
        return PgNumeric.class;
    }

    @Override
    public String typeName() {
        return "numeric";
    }

    @Override
    public PgNumeric decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        int sign = NumericWire.sign(data, offset, length);
        return switch (sign) {
            case NumericWire.NAN -> PgNumeric.NAN;
            case NumericWire.POSITIVE_INFINITY -> PgNumeric.POSITIVE_INFINITY;
            case NumericWire.NEGATIVE_INFINITY -> PgNumeric.NEGATIVE_INFINITY;
            default -> PgNumeric.of(NumericWire.read(data, offset, sign));
        };
    }

    @Override
    public PgNumeric decodeText(byte[] data, int offset, int length, CodecContext context) {
        if (!isSpecial(data, offset, length)) {
            return PgNumeric.of(NumericText.parse(data, offset, length));
        }
        return switch (new String(data, offset, length, StandardCharsets.ISO_8859_1)) {
            case "NaN" -> PgNumeric.NAN;
            case "Infinity" -> PgNumeric.POSITIVE_INFINITY;
            case "-Infinity" -> PgNumeric.NEGATIVE_INFINITY;
            default -> throw Malformed.text(data, offset, length, typeName());
        };
    }

    @Override
    public void encodeBinary(PgNumeric value, WireWriter out, CodecContext context) {
        if (value.isFinite()) {
            NumericWire.write(value.toBigDecimal(), out);
        } else if (value.isNaN()) {
            NumericWire.writeSpecial(NumericWire.NAN, out);
        } else {
            NumericWire.writeSpecial(
                    value.equals(PgNumeric.POSITIVE_INFINITY)
                            ? NumericWire.POSITIVE_INFINITY
                            : NumericWire.NEGATIVE_INFINITY,
                    out);
        }
    }

    @Override
    public void encodeText(PgNumeric value, WireWriter out, CodecContext context) {
        if (value.isFinite()) {
            NumericWire.requireWithinLimits(value.toBigDecimal());
        }
        out.utf8(value.toString());
    }

    @Override
    public String toString() {
        return "numeric";
    }

    /** Returns whether a text is no decimal: it starts with a letter, or with one after the sign. */
    static boolean isSpecial(byte[] data, int offset, int length) {
        int first = length > 1 && data[offset] == '-' ? offset + 1 : offset;
        return length > 0 && data[first] >= 'A';
    }

    /** Returns the decimal that a double is printed as, or what else it is. */
    static PgNumeric ofDouble(double value) {
        if (Double.isFinite(value)) {
            return PgNumeric.of(new BigDecimal(FloatText.of(value)));
        }
        if (Double.isNaN(value)) {
            return PgNumeric.NAN;
        }
        return value > 0 ? PgNumeric.POSITIVE_INFINITY : PgNumeric.NEGATIVE_INFINITY;
    }
}
