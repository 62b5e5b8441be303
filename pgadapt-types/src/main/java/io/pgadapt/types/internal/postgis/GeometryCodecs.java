package io.pgadapt.types.internal.postgis;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.codec.EwkbFactory;
import io.pgadapt.types.internal.codec.Registration;
import io.pgadapt.types.internal.codec.UntypedCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * All codecs of a geometry library. Immutable and thread-safe.
 *
 * @param <G> the superclass of the library's geometries
 */
public final class GeometryCodecs<G> implements CodecFactory {
    private final GeometryLibrary<G> library;

    /** Creates the codecs of a library. */
    public GeometryCodecs(GeometryLibrary<G> library) {
        this.library = library;
    }

    /** Adds them, and makes the superclass the default of both types. */
    public void register(CodecRegistry.Builder registry) {
        registry.factory(this)
                .factory(Registration.ofExtension(codec("geography", library.type())))
                .factory(Registration.ofExtension(codec("geometry", library.type())));
    }

    /** Returns the codec of a class of the library for one of the types. */
    public <T extends G> Codec<T> codec(String typeName, Class<T> type) {
        return new GeometryCodec<>(typeName, type, library);
    }

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (!(javaType instanceof Class<?> target) || !library.type().isAssignableFrom(target)) {
            return null;
        }
        if (EwkbFactory.isGeometry(type)) {
            return codec(type.name(), target.asSubclass(library.type()));
        }
        // most functions of PostGIS have an overload for text, which the server prefers when it is told no type
        return Registration.isString(type)
                ? new UntypedCodec<>(codec("geometry", target.asSubclass(library.type())))
                : null;
    }
}
