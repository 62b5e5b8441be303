package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.PgType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code String}: the default of string types and of types that nothing else decodes, and on request the text of any type.
 *
 * <p>As a parameter a string goes to any type as untyped text, which the type's input function reads.
 */
public final class StringFactory implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (javaType != Object.class && javaType != String.class) {
            return null;
        }
        if (Registration.isString(type)) {
            return type.name().equals("text") ? Codecs.TEXT : new TextCodec(type.name());
        }
        return new TextCodec(type.name());
    }
}
