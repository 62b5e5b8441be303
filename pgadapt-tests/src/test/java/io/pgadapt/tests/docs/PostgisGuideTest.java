package io.pgadapt.tests.docs;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.postgis.Postgis;
import io.pgadapt.types.postgis.jts.JtsModule;
import io.pgadapt.types.value.Box2d;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** The code of docs/postgis.md. */
@PgTest
@RequiresServer(extensions = "postgis")
class PostgisGuideTest {
    // tag::record[]
    record City(String name, Point at) {}
    // end::record[]

    // tag::domain[]
    record LatLon(double latitude, double longitude) {}

    static final GeometryFactory EARTH = new GeometryFactory(new PrecisionModel(), 4326);

    static LatLon latLon(Point point) {
        return new LatLon(point.getY(), point.getX());
    }

    static Point point(LatLon place) {
        return EARTH.createPoint(new Coordinate(place.longitude(), place.latitude()));
    }

    static final JtsModule JTS = Postgis.jts();

    static final CodecModule PLACES = registry -> registry.install(JTS)
            .codec(JTS.geometry(Point.class).map(LatLon.class, PostgisGuideTest::latLon, PostgisGuideTest::point));
    // end::domain[]

    private String dsn = "";

    @BeforeEach
    void create(PgDatabase database) {
        database.execute("CREATE EXTENSION postgis", "CREATE TABLE city (name text, at geometry(Point, 4326))");
        dsn = database.dsn();
    }

    @Test
    void geometriesAsClassesOfJts() {
        // tag::install[]
        Pgadapt pg = Pgadapt.builder(dsn).install(Postgis.jts()).build();
        // end::install[]
        try (Connection conn = pg.connect()) {
            // tag::use[]
            GeometryFactory earth = new GeometryFactory(new PrecisionModel(), 4326);
            Point berlin = earth.createPoint(new Coordinate(13.4, 52.5));
            conn.execute("INSERT INTO city (name, at) VALUES ($1, $2)", "Berlin", berlin);
            Row row = conn.execute(
                            "SELECT at, ST_Buffer(at, 0.1) AS around FROM city WHERE ST_DWithin(at, $1, 1)", berlin)
                    .fetchOne();
            Point at = row.get("at", Point.class);
            Geometry around = row.get("around", Geometry.class);
            // end::use[]
            assertThatObject(at).isEqualTo(berlin);
            assertThatObject(around).isInstanceOf(Polygon.class);
            assertThat(around.contains(at)).isTrue();
            // tag::userecord[]
            List<City> cities = conn.cursor(record(City.class))
                    .execute("SELECT * FROM city ORDER BY at <-> $1", berlin)
                    .fetchAll();
            // end::userecord[]
            assertThat(cities).containsExactly(new City("Berlin", berlin));
            // tag::casts[]
            conn.execute("SELECT ST_SRID($1::geometry)", berlin);
            conn.execute("SELECT ST_Collect($1)", Typed.of("geometry[]", List.of(berlin, berlin)));
            // end::casts[]
        }
    }

    @Test
    void bothLibraries() {
        // tag::both[]
        Pgadapt pg = Pgadapt.builder(dsn)
                .install(Postgis.geometry())
                .install(Postgis.jts()) // the default of columns
                .build();
        // end::both[]
        try (Connection conn = pg.connect()) {
            Row row = Objects.requireNonNull(
                    conn.execute("SELECT 'POINT(1 2)'::geometry").fetchOne());
            assertThat(row.get(0)).isInstanceOf(Point.class);
            assertThat(row.get(0, net.postgis.jdbc.geometry.Point.class).getX()).isEqualTo(1);
        }
    }

    @Test
    void classesOverGeometries() {
        try (Connection conn = Pgadapt.builder(dsn).install(PLACES).build().connect()) {
            LatLon berlin = new LatLon(52.5, 13.4);
            conn.execute("INSERT INTO city (at) VALUES ($1)", berlin);
            Row row = Objects.requireNonNull(
                    conn.execute("SELECT at, ST_X(at) FROM city").fetchOne());
            assertThat(row.get(0, LatLon.class)).isEqualTo(berlin);
            assertThat(row.getDouble(1)).isEqualTo(13.4);
        }
    }

    @Test
    void whatNeedsNoLibrary() {
        try (Connection conn = Pgadapt.connect(dsn)) {
            // tag::bare[]
            Row row = conn.execute("SELECT g, Box2D(g) AS extent FROM CAST('LINESTRING(1 2, 3 4)' AS geometry) AS g")
                    .fetchOne();
            byte[] ewkb = row.get("g", byte[].class);
            Box2d extent = row.get("extent", Box2d.class);
            // end::bare[]
            assertThat(ewkb).startsWith(1, 2);
            assertThat(extent).isEqualTo(new Box2d(1, 2, 3, 4));
        }
    }
}
