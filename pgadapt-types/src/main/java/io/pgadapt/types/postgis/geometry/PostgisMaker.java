package io.pgadapt.types.postgis.geometry;

import io.pgadapt.types.internal.postgis.EwkbReader;
import io.pgadapt.types.internal.postgis.GeometryKind;
import io.pgadapt.types.internal.postgis.GeometryMaker;
import io.pgadapt.types.internal.postgis.Ordinates;
import java.util.List;
import net.postgis.jdbc.geometry.ComposedGeom;
import net.postgis.jdbc.geometry.Geometry;
import net.postgis.jdbc.geometry.GeometryCollection;
import net.postgis.jdbc.geometry.LineString;
import net.postgis.jdbc.geometry.LinearRing;
import net.postgis.jdbc.geometry.MultiLineString;
import net.postgis.jdbc.geometry.MultiPoint;
import net.postgis.jdbc.geometry.MultiPolygon;
import net.postgis.jdbc.geometry.Point;
import net.postgis.jdbc.geometry.Polygon;

/** Makes the geometries of postgis-geometry. */
final class PostgisMaker implements GeometryMaker<Geometry, Point[]> {
    private final Ordinates ordinates;
    private final int srid;

    PostgisMaker(Ordinates ordinates, int srid) {
        this.ordinates = ordinates;
        this.srid = srid;
    }

    @Override
    public Point[] positions(int count, EwkbReader<?> in) {
        Point[] positions = new Point[count];
        for (int i = 0; i < count; i++) {
            double x = in.ordinate();
            double y = in.ordinate();
            positions[i] = ordinates.hasZ() ? new Point(x, y, in.ordinate()) : new Point(x, y);
            if (ordinates.hasM()) {
                positions[i].setM(in.ordinate());
            }
        }
        return positions;
    }

    @Override
    public Point point(Point[] position) {
        return position[0];
    }

    @Override
    public LineString lineString(Point[] positions) {
        return marked(new LineString(positions));
    }

    @Override
    public Polygon polygon(List<Point[]> rings) {
        return marked(new Polygon(
                rings.stream().map(ring -> marked(new LinearRing(ring))).toArray(LinearRing[]::new)));
    }

    @Override
    public Geometry collection(GeometryKind kind, List<Geometry> parts) {
        return marked(
                switch (kind) {
                    case MULTIPOINT -> new MultiPoint(parts.toArray(new Point[0]));
                    case MULTILINESTRING -> new MultiLineString(parts.toArray(new LineString[0]));
                    case MULTIPOLYGON -> new MultiPolygon(parts.toArray(new Polygon[0]));
                    default -> new GeometryCollection(parts.toArray(new Geometry[0]));
                });
    }

    @Override
    public Geometry finish(Geometry whole) {
        whole.setSrid(srid);
        return whole;
    }

    /** The library knows what a geometry has from its first part only. */
    private <G extends ComposedGeom> G marked(G geometry) {
        if (ordinates.hasZ()) {
            geometry.dimension = 3;
        }
        geometry.haveMeasure = ordinates.hasM();
        return geometry;
    }
}
