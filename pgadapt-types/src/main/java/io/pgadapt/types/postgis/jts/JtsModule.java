package io.pgadapt.types.postgis.jts;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.internal.postgis.GeometryCodecs;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * {@code geometry} and {@code geography} as {@link Geometry}, and on request as the class below it that a value is of.
 * Immutable and thread-safe.
 *
 * <p>A geometry has the SRID that it has on the server, and so has what is made of it: its factory has it, too. It has Z when
 * any of its positions has; one that has Z or M, but cannot say so by its positions, because it is empty or all of them are
 * NaN, says so in its {@linkplain Geometry#getUserData() user data}.
 */
public final class JtsModule implements CodecModule {
    private final GeometryCodecs<Geometry> codecs;

    private JtsModule(GeometryFactory factory) {
        this.codecs = new GeometryCodecs<>(new JtsLibrary(factory));
    }

    /** Returns the module that makes geometries as JTS does by default. */
    public static JtsModule create() {
        return new JtsModule(new GeometryFactory());
    }

    /**
     * Returns a module that makes geometries with the precision model and the coordinate sequences of a factory; its SRID is
     * not used.
     */
    public JtsModule with(GeometryFactory factory) {
        return new JtsModule(factory);
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
