package io.pgadapt.types.internal.postgis;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;

/**
 * A library with classes for geometries.
 *
 * @param <G> the superclass of all of them
 */
public interface GeometryLibrary<G> {
    /** Returns the name that users know the library by. */
    String name();

    /** Returns the superclass of all geometries. */
    Class<G> type();

    /** Returns what makes the geometries of one value; SRID 0 is that of none. */
    GeometryMaker<G, ?> maker(Ordinates ordinates, int srid);

    /**
     * Appends the EWKB of a geometry.
     *
     * @throws CodecException when PostGIS cannot have such a geometry
     */
    void write(G geometry, WireWriter out);
}
