package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import io.pgadapt.errors.sqlstate.FeatureNotSupported;
import io.pgadapt.errors.sqlstate.InsufficientPrivilege;
import io.pgadapt.errors.sqlstate.UndefinedFile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** Sends points to PostGIS and reads points and lines, as the classes of JTS. */
final class GeometryChapter implements Chapter {
    private static final Instant WINTER = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MINUTES_PER_DEGREE = 4;

    @Override
    public String title() {
        return "Geometry: clocks and the sun";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        if (!hasPostgis(connection)) {
            narrator.say("This server does not let us use PostGIS; on one that does, this chapter is about geometry.");
            return;
        }
        connection.execute("CREATE TABLE place (zone text REFERENCES zone, at geography(Point))");
        Map<ZoneId, Point> places = PlacesData.places();
        places.forEach((zone, at) -> connection.execute("INSERT INTO place VALUES ($1, $2)", zone, at));
        narrator.say(
                "PostGIS is there, and since install(Postgis.jts()) its types are the classes of JTS. %d points were",
                places.size());
        narrator.say(
                "inserted like anything else. The server knows how far it is from Berlin, and the record has a Point, by");
        narrator.say("whose longitude the clock (in January) is ahead of the sun or behind it:");
        List<Place> byDistance = connection
                .cursor(record(Place.class))
                .execute("""
                        SELECT zone, at, ST_Distance(at, $1) / 1000 AS km
                        FROM place
                        ORDER BY km
                        """, places.get(ZoneId.of("Europe/Berlin")))
                .fetchAll();
        Narrator.Table table = narrator.table("zone", "longitude", "km", "minutes ahead of the sun");
        for (Place place : byDistance) {
            table.line(place.zone(), place.at().getX(), Math.round(place.km()), aheadOfTheSun(place));
        }
        table.print();

        LineString route = Objects.requireNonNull(connection
                .cursor(scalar(LineString.class))
                .execute("SELECT ST_MakeLine(at::geometry ORDER BY ST_X(at::geometry)) FROM place")
                .fetchOne());
        narrator.say(
                "Aggregated from west to east they are a LineString of %d points, which JTS can work on: the last is %s.",
                route.getNumPoints(), route.getEndPoint());
        connection.commit();
    }

    /** Creates the extension in the tour's schema unless the database has it; where it is goes onto the path. */
    private static boolean hasPostgis(Connection connection) {
        try {
            connection.execute("CREATE EXTENSION IF NOT EXISTS postgis");
            connection.execute("""
                    SELECT set_config('search_path', current_setting('search_path') || ',' || quote_ident(nspname), false)
                    FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace
                    WHERE extname = 'postgis'
                    """);
            connection.commit();
            return true;
        } catch (FeatureNotSupported | UndefinedFile | InsufficientPrivilege e) {
            connection.rollback();
            return false;
        }
    }

    private static long aheadOfTheSun(Place place) {
        double clock = place.zone().getRules().getStandardOffset(WINTER).getTotalSeconds() / 60.0;
        return Math.round(clock - place.at().getX() * MINUTES_PER_DEGREE);
    }
}
