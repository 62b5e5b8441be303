package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.BuiltinTypes;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One codec in a registry. */
public final class Registration implements CodecFactory {
    private final Codec<?> codec;
    private final boolean isDefault;

    private Registration(Codec<?> codec, boolean isDefault) {
        this.codec = codec;
        this.isDefault = isDefault;
    }

    /** Returns the entry of a codec that serves its Java class only. */
    public static Registration onRequest(Codec<?> codec) {
        return new Registration(codec, false);
    }

    /** Returns the entry of a codec that serves its Java class and is its type's default. */
    public static Registration byDefault(Codec<?> codec) {
        return new Registration(codec, true);
    }

    /** Returns the registered codec. */
    public Codec<?> codec() {
        return codec;
    }

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (javaType == Object.class) {
            return isDefault && isNamed(type) ? codec : null;
        }
        if (codec.javaType() != javaType) {
            return null;
        }
        if (isNamed(type)) {
            return codec;
        }
        return codec instanceof MappedCodec<?, ?> mapped ? adapt(mapped, type, registry) : null;
    }

    /** A class over text also serves varchar, one over int8 also int4: whatever converts to the class it stands on. */
    private static <S> @Nullable Codec<?> adapt(MappedCodec<S, ?> mapped, PgType type, CodecRegistry registry) {
        PgType own = BuiltinTypes.byName(mapped.typeName());
        if (own == null || !(areStrings(own, type) || areNumbers(own, type))) {
            return null;
        }
        return mapped.over(registry.forResult(type, mapped.base().javaType()));
    }

    /** Returns whether the codec is one of this type. */
    public boolean isNamed(PgType type) {
        return isNamed(codec.typeName(), type);
    }

    /** Returns whether a name, maybe after a schema and a dot, is that of a type. */
    public static boolean isNamed(String name, PgType type) {
        return name.equals(type.name()) || name.equals(type.schema() + "." + type.name());
    }

    private static boolean areStrings(PgType a, PgType b) {
        return isString(a) && isString(b);
    }

    private static boolean areNumbers(PgType a, PgType b) {
        return a instanceof PgType.Base x && b instanceof PgType.Base y && x.category() == 'N' && y.category() == 'N';
    }

    /** Returns whether both forms of a type are a plain string: {@code text} and its kin, {@code citext}, labels. */
    public static boolean isString(PgType type) {
        if (type instanceof PgType.Base base) {
            return base.category() == 'S';
        }
        return type instanceof PgType.Enum
                || type.name().equals("unknown")
                || type.name().equals("cstring");
    }
}
