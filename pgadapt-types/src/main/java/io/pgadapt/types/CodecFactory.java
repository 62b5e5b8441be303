package io.pgadapt.types;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes the codecs of a family of types or classes: arrays of everything, any Java enum, every range.
 *
 * <p>A registry asks its factories in turn when no codec is registered for a pair of Java and PostgreSQL type, and keeps
 * the answer. Implementations are immutable and safe for use by many threads at once.
 */
@FunctionalInterface
public interface CodecFactory {
    /**
     * Returns a codec, or null when the pair is none of this factory's.
     *
     * @param type the PostgreSQL type of a column or parameter
     * @param javaType the class asked for, maybe with type arguments; {@code Object.class} asks for the type's default
     * @param registry gives the codecs of the parts
     */
    @Nullable
    Codec<?> create(PgType type, Type javaType, CodecRegistry registry);
}
