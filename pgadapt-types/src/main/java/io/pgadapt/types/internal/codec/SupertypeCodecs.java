package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.internal.JavaTypes;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A type's default class under the name of a supertype: an {@code Integer} as {@code Number} or {@code Comparable<?>}. */
public final class SupertypeCodecs {
    private SupertypeCodecs() {}

    /** Returns the codec as one of the class that was asked for; null when its values are not of that. */
    public static @Nullable Codec<?> of(Codec<?> natural, Type target) {
        Class<?> supertype = JavaTypes.unbounded(target);
        return supertype != null && supertype.isAssignableFrom(natural.javaType()) ? view(natural, supertype) : null;
    }

    private static <S, T> Codec<T> view(Codec<S> natural, Class<T> supertype) {
        return natural.map(supertype, supertype::cast, natural.javaType()::cast);
    }
}
