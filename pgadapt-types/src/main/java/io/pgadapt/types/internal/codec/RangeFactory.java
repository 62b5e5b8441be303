package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Ranges and multiranges over every subtype; {@code Range<Instant>} asks for bounds of another class. */
public final class RangeFactory implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        Type bounds = JavaTypes.argument(javaType);
        if (type.oid() == PgType.UNSPECIFIED) {
            return untyped(type, target, registry);
        }
        if (type instanceof PgType.Range range && (target == Range.class || target == Object.class)) {
            return range(range, bounds, registry);
        }
        if (type instanceof PgType.Multirange multirange && (target == Multirange.class || target == Object.class)) {
            return new MultirangeCodec(multirange, range(multirange.range(), bounds, registry));
        }
        return null;
    }

    /** A parameter that the server infers is sent as text, which all ranges have in common. */
    private static @Nullable Codec<?> untyped(PgType type, @Nullable Class<?> target, CodecRegistry registry) {
        PgType.Range range = new PgType.Range(type.oid(), type.schema(), type.name(), type);
        if (target == Range.class) {
            return range(range, Object.class, registry);
        }
        return target == Multirange.class
                ? new MultirangeCodec(
                        new PgType.Multirange(type.oid(), type.schema(), type.name(), range),
                        range(range, Object.class, registry))
                : null;
    }

    private static RangeCodec range(PgType.Range type, Type bounds, CodecRegistry registry) {
        return new RangeCodec(type, registry.forResult(type.subtype(), bounds));
    }
}
