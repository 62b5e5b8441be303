package io.pgadapt.types.postgis;

import io.pgadapt.types.postgis.geometry.GeometryModule;
import io.pgadapt.types.postgis.jts.JtsModule;
import java.util.function.Supplier;

/**
 * Geometries as the classes of a library: of JTS, of postgis-geometry, or of both; the one installed last is what columns
 * are by default.
 *
 * <p>The types are found by their names in each database, in whatever schema PostGIS was created.
 */
public final class Postgis {
    private Postgis() {}

    /**
     * Returns the module for the classes of JTS, {@code org.locationtech.jts.geom.Geometry} and those below it.
     *
     * @throws IllegalStateException when JTS is not on the path
     */
    public static JtsModule jts() {
        return fromPath("JTS: add org.locationtech.jts:jts-core", JtsModule::create);
    }

    /**
     * Returns the module for the classes of postgis-geometry, {@code net.postgis.jdbc.geometry.Geometry} and those below it.
     *
     * @throws IllegalStateException when postgis-geometry is not on the path
     */
    public static GeometryModule geometry() {
        return fromPath("postgis-geometry: add net.postgis:postgis-geometry", GeometryModule::create);
    }

    private static <M> M fromPath(String library, Supplier<M> module) {
        try {
            return module.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("geometries need " + library + " to the path", e);
        }
    }
}
