package io.pgadapt.types.postgis.geometry;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.postgis.GeometryLibrary;
import io.pgadapt.types.internal.postgis.GeometryMaker;
import io.pgadapt.types.internal.postgis.Ordinates;
import net.postgis.jdbc.geometry.Geometry;
import net.postgis.jdbc.geometry.binary.BinaryWriter;

/** The library postgis-geometry. */
final class PostgisLibrary implements GeometryLibrary<Geometry> {
    /** Not asked for only when a value is met, so that a library that is not there is missed at once. */
    private final Class<Geometry> type = Geometry.class;

    @Override
    public String name() {
        return "postgis-geometry";
    }

    @Override
    public Class<Geometry> type() {
        return type;
    }

    @Override
    public GeometryMaker<Geometry, ?> maker(Ordinates ordinates, int srid) {
        return new PostgisMaker(ordinates, srid);
    }

    /** The library's own writer is right about geometries that are consistent, and may throw anything for others. */
    @Override
    public void write(Geometry geometry, WireWriter out) {
        byte[] ewkb;
        try {
            ewkb = new BinaryWriter().writeBinary(geometry);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            throw new CodecException(
                    "this " + geometry.getClass().getName()
                            + " has no EWKB; does its checkConsistency() return true? A LinearRing goes into a Polygon",
                    e);
        }
        out.bytes(ewkb);
    }
}
