package io.pgadapt.types.postgis.jts;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.postgis.GeometryLibrary;
import io.pgadapt.types.internal.postgis.GeometryMaker;
import io.pgadapt.types.internal.postgis.Ordinates;
import java.io.IOException;
import java.util.EnumSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.util.AssertionFailedException;

/** JTS. */
final class JtsLibrary implements GeometryLibrary<Geometry> {
    private volatile GeometryFactory recentFactory;

    JtsLibrary(GeometryFactory factory) {
        this.recentFactory = factory;
    }

    @Override
    public String name() {
        return "JTS";
    }

    @Override
    public Class<Geometry> type() {
        return Geometry.class;
    }

    @Override
    public GeometryMaker<Geometry, ?> maker(Ordinates ordinates, int srid) {
        return new JtsMaker(factory(srid), ordinates);
    }

    /** Columns seldom hold more than one SRID. */
    private GeometryFactory factory(int srid) {
        GeometryFactory factory = recentFactory;
        if (factory.getSRID() != srid) {
            factory = new GeometryFactory(factory.getPrecisionModel(), srid, factory.getCoordinateSequenceFactory());
            recentFactory = factory;
        }
        return factory;
    }

    /** JTS's own writer is right when it is told the ordinates, and when all positions have them. */
    @Override
    public void write(Geometry geometry, WireWriter out) {
        Ordinates ordinates = JtsOrdinates.of(geometry);
        WKBWriter writer = new WKBWriter(ordinates.dimension(), ByteOrderValues.LITTLE_ENDIAN, geometry.getSRID() != 0);
        if (ordinates == Ordinates.XYM) {
            writer.setOutputOrdinates(EnumSet.of(Ordinate.X, Ordinate.Y, Ordinate.M));
        }
        try {
            writer.write(geometry, (bytes, length) -> out.bytes(bytes, 0, length));
        } catch (IOException | AssertionFailedException e) {
            throw new CodecException(
                    "a " + geometry.getClass().getName() + " has no EWKB that JTS knows of: " + e.getMessage(), e);
        }
    }
}
