package io.pgadapt.tests.tour;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/** Where some places are that zones are named for, by longitude and latitude. */
final class PlacesData {
    private static final GeometryFactory EARTH = new GeometryFactory(new PrecisionModel(), 4326);

    private PlacesData() {}

    static Map<ZoneId, Point> places() {
        Map<ZoneId, Point> places = new LinkedHashMap<>();
        places.put(ZoneId.of("Europe/Berlin"), point(13.37, 52.50));
        places.put(ZoneId.of("Europe/Madrid"), point(-3.68, 40.40));
        places.put(ZoneId.of("America/New_York"), point(-74.01, 40.71));
        places.put(ZoneId.of("America/Sao_Paulo"), point(-46.62, -23.53));
        places.put(ZoneId.of("Africa/Nairobi"), point(36.82, -1.28));
        places.put(ZoneId.of("Asia/Kolkata"), point(88.37, 22.53));
        places.put(ZoneId.of("Asia/Urumqi"), point(87.58, 43.80));
        places.put(ZoneId.of("Asia/Tokyo"), point(139.74, 35.65));
        places.put(ZoneId.of("Australia/Lord_Howe"), point(159.08, -31.55));
        return places;
    }

    private static Point point(double longitude, double latitude) {
        return EARTH.createPoint(new Coordinate(longitude, latitude));
    }
}
