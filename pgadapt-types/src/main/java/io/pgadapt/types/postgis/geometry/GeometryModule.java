package io.pgadapt.types.postgis.geometry;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.internal.postgis.GeometryCodecs;
import net.postgis.jdbc.geometry.Geometry;

/**
 * {@code geometry} and {@code geography} as {@link Geometry}, and on request as the class below it that a value is of.
 * Immutable and thread-safe, unlike the geometries.
 *
 * <p>These classes hold everything that a geometry has on the server. An empty point is one whose x and y are NaN.
 */
public final class GeometryModule implements CodecModule {
    private final GeometryCodecs<Geometry> codecs;

    private GeometryModule(PostgisLibrary library) {
        this.codecs = new GeometryCodecs<>(library);
    }

    /** Returns the module. */
    public static GeometryModule create() {
        return new GeometryModule(new PostgisLibrary());
    }

    /** Returns the codec of a class for {@code geometry}, on which others can stand: {@code codec.map(...)}. */
    public <T extends Geometry> Codec<T> geometry(Class<T> type) {
        return codecs.codec("geometry", type);
    }

    /** Returns the codec of a class for {@code geography}, on which others can stand: {@code codec.map(...)}. */
    public <T extends Geometry> Codec<T> geography(Class<T> type) {
        return codecs.codec("geography", type);
    }

    @Override
    public void register(CodecRegistry.Builder registry) {
        codecs.register(registry);
    }
}
