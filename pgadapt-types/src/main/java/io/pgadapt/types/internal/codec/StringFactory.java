package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.PgType;
import io.pgadapt.types.value.PgArray;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code String}, the default of string types, and on request the text of any type; and the other classes of characters.
 *
 * <p>As a parameter a string goes to any type as text, which the type's input function reads.
 */
public final class StringFactory implements CodecFactory {
    private static final Map<Type, Function<Codec<String>, Codec<?>>> CLASSES = Map.of(
            String.class, text -> text,
            CharSequence.class, text -> text.map(CharSequence.class, s -> s, CharSequence::toString),
            char[].class, text -> text.map(char[].class, String::toCharArray, String::new),
            Character.class, text -> text.map(Character.class, StringFactory::single, String::valueOf));

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (Registration.isString(type) && (javaType == Object.class || javaType == byte[].class)) {
            return javaType == Object.class ? plain(type) : utf8(type);
        }
        Function<Codec<String>, Codec<?>> maker = CLASSES.get(javaType);
        return maker == null ? null : maker.apply(Registration.isString(type) ? plain(type) : printed(type, registry));
    }

    private static Codec<String> plain(PgType type) {
        return type.name().equals("text") ? Codecs.TEXT : new TextCodec(type.name());
    }

    private static Codec<byte[]> utf8(PgType type) {
        return new RawTextCodec(type.name());
    }

    /** What the text is printed from must hold everything that the type can, whatever users made the type's default. */
    @SuppressWarnings("unchecked") // a codec whose class is String
    private static Codec<String> printed(PgType type, CodecRegistry registry) {
        CodecRegistry lossless = BuiltinCodecs.registerAll(registry.newBuilder())
                .defaultCodec(Codecs.PG_NUMERIC)
                .factory(StringFactory::losslessArray)
                .build();
        Codec<?> natural = lossless.forResult(type);
        return natural.javaType() == String.class ? (Codec<String>) natural : new PrintedCodec<>(natural);
    }

    private static @Nullable Codec<?> losslessArray(PgType type, Type javaType, CodecRegistry registry) {
        boolean isDefault = type instanceof PgType.Array && javaType == Object.class;
        return isDefault ? registry.forResult(type, PgArray.class) : null;
    }

    private static Character single(String text) {
        if (text.length() != 1) {
            throw new CodecException("a text of " + text.length() + " characters does not fit into a char");
        }
        return text.charAt(0);
    }
}
