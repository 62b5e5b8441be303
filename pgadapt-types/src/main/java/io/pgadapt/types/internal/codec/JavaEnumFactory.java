package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Any Java enum by the names of its constants: over enumerated types, strings, and whatever prints such names. */
public final class JavaEnumFactory implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (javaType instanceof Class<?> target && target.isEnum()) {
            return names(registry.forResult(type, String.class), target);
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // isEnum() was asked
    private static Codec<?> names(Codec<String> text, Class<?> target) {
        return EnumCodecs.over(text, (Class<Enum>) target, constant -> ((Enum<?>) constant).name());
    }
}
