package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.PgType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every class of numbers of the JDK on every numeric type, as long as the value fits. */
public final class NumberFactory implements CodecFactory {
    private final Map<String, NumericCodec<?>> numbers = Stream.concat(
                    Stream.of(
                            Codecs.INT2,
                            Codecs.INT4,
                            Codecs.INT8,
                            Codecs.OID,
                            Codecs.FLOAT4,
                            Codecs.FLOAT8,
                            Codecs.NUMERIC),
                    RegOidCodec.all().stream())
            .collect(Collectors.toUnmodifiableMap(NumericCodec::typeName, codec -> codec));

    private final Map<Type, Function<NumericCodec<?>, Codec<?>>> views = Map.of(
            Short.class,
            n -> integers(n, Short.class, Short.MIN_VALUE, Short.MAX_VALUE, v -> (short) v),
            Integer.class,
            n -> integers(n, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, v -> (int) v),
            Long.class,
            n -> integers(n, Long.class, Long.MIN_VALUE, Long.MAX_VALUE, v -> v),
            Float.class,
            NumberFactory::floats,
            Double.class,
            NumberFactory::doubles,
            BigDecimal.class,
            NumberFactory::decimals);

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        NumericCodec<?> codec = type instanceof PgType.Base ? numbers.get(type.name()) : null;
        Function<NumericCodec<?>, Codec<?>> view = views.get(javaType);
        return codec == null || view == null ? null : view.apply(codec);
    }

    private static <T extends Number> Codec<T> integers(
            NumericCodec<?> numbers, Class<T> type, long min, long max, LongFunction<T> box) {
        return new NumberView<>(
                numbers,
                type,
                (n, format, data, offset, length, context) -> {
                    long value = n.decodeLong(format, data, offset, length, context);
                    if (value < min || value > max) {
                        throw outOfRange(n, value, type, min, max);
                    }
                    return box.apply(value);
                },
                (n, format, value, out, context) -> n.encodeLong(format, value.longValue(), out, context));
    }

    /** Returns an integer that a numeric codec decoded as {@code short}. */
    static short requireShort(NumericCodec<?> numbers, long value) {
        if ((short) value != value) {
            throw outOfRange(numbers, value, short.class, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return (short) value;
    }

    private static CodecException outOfRange(NumericCodec<?> numbers, long value, Class<?> type, long min, long max) {
        return CodecException.outOfRange(
                value, numbers.typeName(), type.getSimpleName(), Long.toString(min), Long.toString(max));
    }

    private static Codec<Double> doubles(NumericCodec<?> numbers) {
        return new NumberView<>(numbers, Double.class, NumericCodec::decodeDouble, NumericCodec::encodeDouble);
    }

    private static Codec<Float> floats(NumericCodec<?> numbers) {
        return new NumberView<>(numbers, Float.class, FloatView::decode, FloatView::encode);
    }

    private static Codec<BigDecimal> decimals(NumericCodec<?> numbers) {
        return new NumberView<>(numbers, BigDecimal.class, NumericCodec::decodeDecimal, NumericCodec::encodeDecimal);
    }
}
