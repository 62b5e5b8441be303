package io.pgadapt.types.internal;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JDK's classes of values that may be absent: as parameters they are what they hold, or NULL. */
public final class Optionals {
    private static final Set<Class<?>> CLASSES =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private Optionals() {}

    /** Returns whether a type is one of these, whatever it holds. */
    public static boolean isOptional(Type type) {
        Class<?> raw = JavaTypes.raw(type);
        return raw != null && CLASSES.contains(raw);
    }

    /** Returns what an {@code Optional} or one of its primitive kin holds, and any other value itself. */
    public static @Nullable Object opened(@Nullable Object value) {
        // four final classes: cheaper than any table, which counts for each element of an array
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }
}
