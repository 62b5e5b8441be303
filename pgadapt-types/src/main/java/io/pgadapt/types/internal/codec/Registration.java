package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.BuiltinTypes;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One codec in a registry. */
public final class Registration implements CodecFactory {
    private final Codec<?> codec;
    private final boolean isDefault;
    private final Predicate<PgType> kind;

    private Registration(Codec<?> codec, boolean isDefault, Predicate<PgType> kind) {
        this.codec = codec;
        this.isDefault = isDefault;
        this.kind = kind;
    }

    /** Returns the entry of a codec that serves its Java class only. */
    public static Registration onRequest(Codec<?> codec) {
        return new Registration(codec, false, type -> true);
    }

    /** Returns the entry of a codec that serves its Java class and is its type's default. */
    public static Registration byDefault(Codec<?> codec) {
        return new Registration(codec, true, type -> true);
    }

    /** Returns the entry of a default codec of an extension's type, of whatever schema; no table that is named so is it. */
    public static Registration ofExtension(Codec<?> codec) {
        return new Registration(codec, true, type -> type instanceof PgType.Base);
    }

    /** Returns those of the makers of codecs that are of one codec, in their order. */
    public static List<Registration> among(List<CodecFactory> entries) {
        return entries.stream()
                .filter(Registration.class::isInstance)
                .map(Registration.class::cast)
                .toList();
    }

    /** Returns whether the codec's class is what columns of its type are by default. */
    public boolean isDefault() {
        return isDefault;
    }

    /** Returns the registered codec. */
    public Codec<?> codec() {
        return codec;
    }

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (javaType == Object.class) {
            return isDefault && isNamed(type) ? codecFor(type) : null;
        }
        if (codec.javaType() != javaType) {
            return null;
        }
        if (isNamed(type)) {
            return codecFor(type);
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
        return kind.test(type) && isNamed(codec.typeName(), type);
    }

    /** Returns the codec as it serves a type that bears its name; an old version of an extension may lack binary. */
    public Codec<?> codecFor(PgType type) {
        return type.hasBinary() || !codec.hasBinary() ? codec : new UntypedCodec<>(codec);
    }

    /**
     * Returns whether a name, maybe after a schema and a dot, is that of a type. As in SQL, a built-in type goes before any
     * other of the same name: {@code path} is no row of a table {@code path}, but {@code public.path} is.
     */
    public static boolean isNamed(String name, PgType type) {
        if (name.equals(type.name())) {
            PgType builtin = BuiltinTypes.byName(name);
            return builtin == null || builtin.oid() == type.oid();
        }
        return name.equals(type.schema() + "." + type.name());
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
                || (type instanceof PgType.Pseudo && (isNamed("unknown", type) || isNamed("cstring", type)));
    }
}
