package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import java.math.BigDecimal;

/**
 * A codec of a numeric PostgreSQL type that also converts from and to primitive numbers, without boxing, and to decimals.
 *
 * <p>Conversions never lose anything silently: a number that the target cannot hold is a {@link CodecException} that
 * names the value and the limits. One rounding is allowed, the one nobody can do without: a decimal fraction becomes the
 * nearest {@code double}.
 *
 * @param <T> the Java type of boxed values
 */
public interface NumericCodec<T> extends Codec<T> {
    /** Decodes an integer; a fraction, NaN, an infinity or a number beyond 64 bits is a {@link CodecException}. */
    long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context);

    /** Decodes a floating-point number; an integer beyond 53 bits that has no exact double is a {@link CodecException}. */
    double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context);

    /** Decodes a decimal; NaN and the infinities are a {@link CodecException}. */
    BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context);

    /** Appends an integer that must be within the type's limits. */
    void encodeLong(Format format, long value, WireWriter out, CodecContext context);

    /** Appends a floating-point number that the type must be able to hold. */
    void encodeDouble(Format format, double value, WireWriter out, CodecContext context);

    /** Appends a decimal that the type must be able to hold. */
    void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context);

    /** Decodes an integer of 32 bits; anything that is not one is a {@link CodecException}. */
    default int decodeInt(Format format, byte[] data, int offset, int length, CodecContext context) {
        long value = decodeLong(format, data, offset, length, context);
        if ((int) value != value) {
            throw CodecException.outOfRange(
                    value, typeName(), "int", Integer.toString(Integer.MIN_VALUE), Integer.toString(Integer.MAX_VALUE));
        }
        return (int) value;
    }
}
