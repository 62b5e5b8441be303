package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.internal.Digits;
import io.pgadapt.types.internal.Malformed;
import java.math.BigDecimal;

/**
 * What the integer types share: limits, text, and conversions from other numbers. Each subclass reads and writes its own
 * width, so that the virtual machine can make each of them as short as it is.
 *
 * @param <T> the Java type of boxed values
 */
abstract class IntegerCodec<T> implements NumericCodec<T> {
    /** From here on not every integer is a double. */
    private static final long EXACT_DOUBLES = 1L << 53;

    private final String typeName;
    private final long min;
    private final long max;

    IntegerCodec(String typeName, long min, long max) {
        this.typeName = typeName;
        this.min = min;
        this.max = max;
    }

    /** Appends the binary form of a number within the limits. */
    abstract void write(long value, WireWriter out);

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context) {
        long value = decodeLong(format, data, offset, length, context);
        if ((value > EXACT_DOUBLES || value < -EXACT_DOUBLES) && !isExact(value)) {
            throw new CodecException(value + " (" + typeName + ") has no exact double; decode it as long");
        }
        return value;
    }

    @Override
    public BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context) {
        return BigDecimal.valueOf(decodeLong(format, data, offset, length, context));
    }

    @Override
    public void encodeLong(Format format, long value, WireWriter out, CodecContext context) {
        if (value < min || value > max) {
            throw outOfRange(value);
        }
        if (format == Format.BINARY) {
            write(value, out);
        } else {
            Digits.write(value, out);
        }
    }

    @Override
    public void encodeDouble(Format format, double value, WireWriter out, CodecContext context) {
        long integer = (long) value;
        if (integer != value || integer == Long.MAX_VALUE) {
            throw integral(value);
        }
        encodeLong(format, integer, out, context);
    }

    @Override
    public void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context) {
        encodeLong(format, exactLong(value), out, context);
    }

    @Override
    public String toString() {
        return typeName;
    }

    /** Reads the text form, within the limits. */
    final long parse(byte[] data, int offset, int length) {
        long value;
        try {
            value = Digits.parse(data, offset, length);
        } catch (NumberFormatException e) {
            throw Malformed.text(data, offset, length, typeName, e);
        }
        if (value < min || value > max) {
            throw outOfRange(value);
        }
        return value;
    }

    private long exactLong(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw integral(value);
        }
    }

    private CodecException outOfRange(Number value) {
        return CodecException.outOfRange(
                value, value.getClass().getSimpleName(), typeName, Long.toString(min), Long.toString(max));
    }

    private CodecException integral(Number value) {
        return new CodecException(value + " (" + value.getClass().getSimpleName() + ") does not fit into " + typeName
                + ", which holds integers from " + min + " to " + max);
    }

    private static boolean isExact(long value) {
        return (long) (double) value == value && value != Long.MAX_VALUE;
    }
}
