package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.internal.Optionals;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code Optional} of whatever class its type argument asks for, and its primitive kin; NULL is the empty one. */
public final class OptionalFactory implements CodecFactory {
    private static final Map<Class<?>, Kind<?, ?>> KINDS = Map.of(
            Optional.class, new Kind<>(Object.class, Optional.class, Optional::of, Optional.empty()),
            OptionalInt.class, new Kind<>(Integer.class, OptionalInt.class, OptionalInt::of, OptionalInt.empty()),
            OptionalLong.class, new Kind<>(Long.class, OptionalLong.class, OptionalLong::of, OptionalLong.empty()),
            OptionalDouble.class,
                    new Kind<>(Double.class, OptionalDouble.class, OptionalDouble::of, OptionalDouble.empty()));

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> raw = JavaTypes.raw(javaType);
        Kind<?, ?> kind = raw == null ? null : KINDS.get(raw);
        return kind == null ? null : kind.codec(type, javaType, registry);
    }

    /**
     * What one of the classes holds, and how it is made.
     *
     * @param held what is in it when it has no type argument
     */
    private record Kind<S, T>(Class<S> held, Class<T> type, Function<S, T> of, T empty) {
        @SuppressWarnings("unchecked") // what is held is of the type argument, if there is one
        Codec<T> codec(PgType pgType, Type javaType, CodecRegistry registry) {
            Type wanted = javaType == type ? held : JavaTypes.argument(javaType);
            Codec<S> inner = (Codec<S>) registry.forResult(pgType, wanted);
            return new OptionalCodec<>(inner.map(type, of, value -> held.cast(opened(value))), empty);
        }

        private static Object opened(Object optional) {
            Object value = Optionals.opened(optional);
            if (value == null) {
                throw new CodecException("an empty " + optional.getClass().getSimpleName() + " is NULL, not a value");
            }
            return value;
        }
    }

    /** A codec of values that may be absent. */
    private static final class OptionalCodec<T> extends DelegatingCodec<T> {
        private final Codec<T> present;
        private final T empty;

        OptionalCodec(Codec<T> present, T empty) {
            super(present);
            this.present = present;
            this.empty = empty;
        }

        @Override
        public T ofNull() {
            return empty;
        }

        @Override
        public Format format() {
            return present.format();
        }

        @Override
        public boolean hasBinary() {
            return present.hasBinary();
        }
    }
}
