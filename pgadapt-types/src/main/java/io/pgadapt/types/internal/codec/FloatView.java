package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.internal.FloatText;
import java.math.BigDecimal;

/**
 * Numbers of 32 bits with a fraction over any numeric codec.
 *
 * <p>A decimal becomes the nearest one, and is made of the fewest digits that stand for it; what is binary already must be
 * exact.
 */
final class FloatView {
    private FloatView() {}

    static float decode(
            NumericCodec<?> numbers, Format format, byte[] data, int offset, int length, CodecContext context) {
        double value = numbers.decodeDouble(format, data, offset, length, context);
        float nearest = (float) value;
        if (nearest == value || Double.isNaN(value)) {
            return nearest;
        }
        if (!isDecimal(numbers)) {
            throw new CodecException(value + " has no exact float; decode it as double");
        }
        if (Float.isInfinite(nearest)) {
            throw CodecException.outOfRange(value, "numeric", "float", "-3.4e38", "3.4e38");
        }
        return nearest;
    }

    static void encode(NumericCodec<?> numbers, Format format, float value, WireWriter out, CodecContext context) {
        if (isDecimal(numbers) && Float.isFinite(value)) {
            numbers.encodeDecimal(format, new BigDecimal(FloatText.of(value)), out, context);
        } else {
            numbers.encodeDouble(format, value, out, context);
        }
    }

    private static boolean isDecimal(NumericCodec<?> numbers) {
        return numbers.javaType() == BigDecimal.class;
    }
}
