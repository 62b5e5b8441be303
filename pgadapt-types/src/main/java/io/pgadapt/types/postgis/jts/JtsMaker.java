package io.pgadapt.types.postgis.jts;

import io.pgadapt.types.internal.postgis.EwkbReader;
import io.pgadapt.types.internal.postgis.GeometryKind;
import io.pgadapt.types.internal.postgis.GeometryMaker;
import io.pgadapt.types.internal.postgis.Ordinates;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Makes the geometries of JTS. */
final class JtsMaker implements GeometryMaker<Geometry, CoordinateSequence> {
    private final GeometryFactory factory;
    private final PrecisionModel precision;
    private final Ordinates ordinates;

    JtsMaker(GeometryFactory factory, Ordinates ordinates) {
        this.factory = factory;
        this.precision = factory.getPrecisionModel();
        this.ordinates = ordinates;
    }

    @Override
    public CoordinateSequence positions(int count, EwkbReader<?> in) {
        CoordinateSequence positions = create(count);
        int dimension = ordinates.dimension();
        for (int i = 0; i < count; i++) {
            positions.setOrdinate(i, CoordinateSequence.X, precision.makePrecise(in.ordinate()));
            positions.setOrdinate(i, CoordinateSequence.Y, precision.makePrecise(in.ordinate()));
            for (int j = 2; j < dimension; j++) {
                positions.setOrdinate(i, j, in.ordinate());
            }
        }
        return positions;
    }

    private CoordinateSequence create(int count) {
        return factory.getCoordinateSequenceFactory().create(count, ordinates.dimension(), ordinates.hasM() ? 1 : 0);
    }

    @Override
    public Point point(CoordinateSequence position) {
        boolean isEmpty = Double.isNaN(position.getX(0)) && Double.isNaN(position.getY(0));
        return factory.createPoint(isEmpty ? create(0) : position);
    }

    @Override
    public LineString lineString(CoordinateSequence positions) {
        return factory.createLineString(positions);
    }

    @Override
    public Polygon polygon(List<CoordinateSequence> rings) {
        if (rings.isEmpty()) {
            return factory.createPolygon(create(0));
        }
        LinearRing[] made = rings.stream().map(factory::createLinearRing).toArray(LinearRing[]::new);
        LinearRing[] holes = new LinearRing[made.length - 1];
        System.arraycopy(made, 1, holes, 0, holes.length);
        return factory.createPolygon(made[0], holes);
    }

    @Override
    public Geometry collection(GeometryKind kind, List<Geometry> parts) {
        return switch (kind) {
            case MULTIPOINT -> factory.createMultiPoint(parts.toArray(new Point[0]));
            case MULTILINESTRING -> factory.createMultiLineString(parts.toArray(new LineString[0]));
            case MULTIPOLYGON -> factory.createMultiPolygon(parts.toArray(new Polygon[0]));
            default -> factory.createGeometryCollection(parts.toArray(new Geometry[0]));
        };
    }

    @Override
    public Geometry finish(Geometry whole) {
        if (JtsOrdinates.of(whole) != ordinates) {
            whole.setUserData(ordinates);
        }
        return whole;
    }
}
