package io.pgadapt.types.postgis.jts;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.postgis.Ordinates;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/**
 * Finds out what the positions of a geometry have.
 *
 * <p>JTS's usual coordinates always have a place for Z, which is NaN when there is none: only a number in it counts. A place
 * for M is there on purpose.
 */
final class JtsOrdinates implements GeometryComponentFilter {
    private boolean anyZ;
    private boolean anyM;
    private boolean anyWithoutPlaceForZ;
    private boolean anyWithoutM;

    private JtsOrdinates() {}

    /**
     * Returns the ordinates of a geometry.
     *
     * @throws CodecException when its parts differ, so that PostGIS cannot have it
     */
    static Ordinates of(Geometry geometry) {
        JtsOrdinates found = new JtsOrdinates();
        geometry.apply(found);
        if ((found.anyZ && found.anyWithoutPlaceForZ) || (found.anyM && found.anyWithoutM)) {
            throw new CodecException("a " + geometry.getGeometryType()
                    + " of which some positions have Z or M and others do not; in PostGIS all of a geometry are alike");
        }
        return geometry.getUserData() instanceof Ordinates told && found.allows(told)
                ? told
                : Ordinates.of(found.anyZ, found.anyM);
    }

    @Override
    public void filter(Geometry component) {
        if (component instanceof Point point) {
            add(point.getCoordinateSequence());
        } else if (component instanceof LineString line) {
            add(line.getCoordinateSequence());
        }
    }

    private void add(CoordinateSequence positions) {
        anyM |= positions.hasM();
        anyZ = anyZ || (positions.hasZ() && (positions.hasM() || hasNumberInZ(positions)));
        if (positions.size() > 0) {
            anyWithoutPlaceForZ |= !positions.hasZ();
            anyWithoutM |= !positions.hasM();
        }
    }

    private static boolean hasNumberInZ(CoordinateSequence positions) {
        for (int i = 0; i < positions.size(); i++) {
            if (!Double.isNaN(positions.getZ(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean allows(Ordinates told) {
        boolean z = told.hasZ() ? !anyWithoutPlaceForZ : !anyZ;
        boolean m = told.hasM() ? !anyWithoutM : !anyM;
        return z && m;
    }
}
