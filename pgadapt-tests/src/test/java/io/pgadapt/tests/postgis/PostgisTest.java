package io.pgadapt.tests.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.postgis.Postgis;
import io.pgadapt.types.value.Box2d;
import io.pgadapt.types.value.Box3d;
import io.pgadapt.types.value.Composite;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** What users do with geometries. */
@PgTest
@RequiresServer(extensions = "postgis")
class PostgisTest {
    private static final GeometryFactory EARTH = new GeometryFactory(new PrecisionModel(), 4326);
    private static final Point BERLIN = EARTH.createPoint(new Coordinate(13.4, 52.5));
    private static final Point PARIS = EARTH.createPoint(new Coordinate(2.35, 48.86));
    private static final String BERLIN_HEX = "0101000020E6100000CDCCCCCCCCCC2A400000000000404A40";

    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE SCHEMA gis", "CREATE EXTENSION postgis SCHEMA gis");
        connection = connect(Postgis.jts());
    }

    private Connection connect(CodecModule... modules) {
        Pgadapt.Builder builder = Pgadapt.builder(database.dsn());
        for (CodecModule module : modules) {
            builder.install(module);
        }
        Connection made = builder.build().connect();
        made.execute("SET search_path TO public, gis");
        made.commit();
        return made;
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return row(connection, sql, parameters);
    }

    private static Row row(Connection with, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(with.execute(sql, parameters).fetchOne());
    }

    private <T> T value(Class<T> type, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(row(sql, parameters).get(0, type));
    }

    @ParameterizedTest
    @EnumSource
    void columnsWithModifiersTakeWhatFits(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("CREATE TABLE city (name text, at geometry(Point, 4326), peak geometry(PointZ, 4326))");
        Point peak = EARTH.createPoint(new Coordinate(13.4, 52.5, 120));
        connection.execute("INSERT INTO city VALUES ($1, $2, $3)", "Berlin", BERLIN, peak);
        connection.execute("INSERT INTO city (at) VALUES ($1)", EARTH.createPoint());
        Row row = row("SELECT at, peak FROM city WHERE name = 'Berlin'");
        assertThatObject(row.get("at", Point.class)).isEqualTo(BERLIN);
        assertThat(Objects.requireNonNull(row.get("peak", Point.class))
                        .getCoordinate()
                        .getZ())
                .isEqualTo(120);
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection.execute("INSERT INTO city (at) VALUES ($1)", EARTH.createLineString()))
                .withMessageContaining("LineString");
        connection.rollback();
    }

    @Test
    void theTypesAreFoundInAnySchemaOnOrOffTheSearchPath() {
        connection.execute("SET search_path TO public");
        Row row = row("SELECT gis.ST_GeomFromText('POINT(1 2)'), gis.ST_Collect(ARRAY[$1::gis.geometry])", BERLIN);
        assertThat(row.get(0)).isInstanceOf(Point.class);
        assertThatObject(Objects.requireNonNull(row.get(1, Geometry.class)).getGeometryN(0))
                .isEqualTo(BERLIN);
        assertThat(row("SELECT $1", Typed.of("gis.geometry", BERLIN)).get(0)).isEqualTo(BERLIN);
    }

    /** Where it is told no type, the server prefers the overload for text. */
    @ParameterizedTest
    @EnumSource
    void mostFunctionsNeedNoCast(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(row("SELECT ST_AsText($1)", BERLIN).get(0)).isEqualTo("POINT(13.4 52.5)");
        assertThat(row("SELECT ST_SRID($1::geometry)", BERLIN).get(0)).isEqualTo(4326);
        assertThat(value(Polygon.class, "SELECT ST_Buffer($1, 1)", BERLIN).getSRID())
                .isEqualTo(4326);
        assertThat(row("SELECT $1::geometry <-> $2", BERLIN, PARIS).getDouble(0))
                .isGreaterThan(11);
        assertThat(row("SELECT ST_DWithin($1::geography, $2, 900000)", BERLIN, PARIS)
                        .get(0))
                .isEqualTo(true);
        assertThatObject(row("SELECT ST_AsHEXEWKB($1::geometry)", BERLIN).get(0, Point.class))
                .isEqualTo(BERLIN);
    }

    @ParameterizedTest
    @EnumSource
    void geographiesHaveAnSridEvenIfNotTold(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("CREATE TABLE airport (name text, at geography(Point))");
        Point unknown = new GeometryFactory().createPoint(new Coordinate(13.4, 52.5));
        connection.execute("INSERT INTO airport VALUES ('a', $1), ('b', $2)", unknown, BERLIN);
        List<Point> points =
                connection.cursor(Rows.scalar(Point.class)).execute("SELECT at FROM airport").fetchAll().stream()
                        .map(Point.class::cast)
                        .toList();
        assertThat(points).containsExactly(BERLIN, BERLIN).allMatch(point -> point.getSRID() == 4326);
        assertThat(row("SELECT ARRAY[at, NULL] FROM airport").get(0, Point[].class))
                .containsExactly(BERLIN, null);
    }

    record City(String name, Point at, @Nullable LineString border) {}

    @Test
    void rowsBecomeRecordsWithGeometries() {
        List<City> cities = connection
                .cursor(Rows.record(City.class))
                .execute("SELECT 'Berlin' AS name, $1::geometry AS at, NULL::geometry AS border", BERLIN)
                .fetchAll();
        assertThat(cities).containsExactly(new City("Berlin", BERLIN, null));
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection
                        .cursor(Rows.record(City.class))
                        .execute("SELECT 'Berlin' AS name, $1::geometry AS at, $1::geometry AS border", BERLIN)
                        .fetchAll())
                .withMessageContainingAll("border", "is a Point", "org.locationtech.jts.geom.LineString");
    }

    @Test
    void compositesWithGeometriesBecomeRecords() {
        record Dump(List<Integer> path, Geometry geom) {}
        connection.types(t -> t.recordType("geometry_dump", Dump.class));
        Row row = row("SELECT d FROM ST_Dump(ST_Collect($1::geometry, $2)) AS d", BERLIN, PARIS);
        assertThat(row.get(0)).isEqualTo(new Dump(List.of(1), BERLIN));
        assertThat(value(Composite.class, "SELECT $1", Typed.of("geometry_dump", new Dump(List.of(1), BERLIN)))
                        .get("geom"))
                .isEqualTo(BERLIN);
    }

    @Test
    void domainsOverGeometriesAreGeometries() {
        connection.execute("CREATE DOMAIN spot AS geometry CHECK (ST_GeometryType(value) = 'ST_Point')");
        assertThatObject(row("SELECT $1::spot", BERLIN).get(0, Point.class)).isEqualTo(BERLIN);
        assertThat(row("SELECT ARRAY[$1]::spot[]", BERLIN).get(0, Point[].class))
                .containsExactly(BERLIN);
    }

    @ParameterizedTest
    @EnumSource
    void extentsNeedNoLibrary(ExecutionMode mode) {
        try (Connection bare = connect()) {
            bare.executionMode(mode);
            bare.execute("CREATE TYPE extents AS (flat box2d, high box3d)");
            Row row = row(bare, """
                    SELECT ST_Extent(g), ST_3DExtent(g), ROW(ST_Extent(g), ST_3DExtent(g))::extents, ARRAY[ST_Extent(g)]
                    FROM CAST('LINESTRING Z(1 -2.5 3, 4 5 1e30)' AS geometry) AS g
                    """);
            Box2d flat = new Box2d(1, -2.5, 4, 5);
            Box3d high = new Box3d(1, -2.5, 3, 4, 5, 1e30);
            assertThat(row.values())
                    .containsExactly(
                            flat, high, Composite.of(List.of("flat", "high"), List.of(flat, high)), List.of(flat));
            assertThat(row(bare, "SELECT $1::box2d, $2::box3d, $1::box2d::geometry", flat, high)
                            .values())
                    .startsWith(flat, high);
            Box2d infinite = new Box2d(Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY, 1e-7);
            assertThat(row(bare, "SELECT ST_MakeBox2D(ST_MakePoint('-inf', 0), ST_MakePoint('inf', 1e-7))")
                            .get(0))
                    .isEqualTo(infinite);
            assertThat(row(bare, "SELECT $1::box2d", infinite).get(0)).isEqualTo(infinite);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CIRCULARSTRING(0 0,1 1,2 0)",
                "COMPOUNDCURVE(CIRCULARSTRING(0 0,1 1,2 0),(2 0,3 0))",
                "CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,0 0))",
                "MULTICURVE((0 0,1 1),CIRCULARSTRING(0 0,1 1,2 0))",
                "MULTISURFACE(CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,0 0)))",
                "TRIANGLE((0 0,0 1,1 1,0 0))",
                "TIN(((0 0,0 1,1 1,0 0)))",
                "POLYHEDRALSURFACE(((0 0,0 1,1 1,0 0)))"
            })
    void kindsWithoutClassAreNamed(String wkt) {
        String kind = wkt.substring(0, wkt.indexOf('('));
        for (CodecModule module : List.of(Postgis.jts(), Postgis.geometry())) {
            try (Connection with = connect(module)) {
                Row row = row(with, "SELECT $1::text::geometry AS shape, $1::text::geometry::text AS hex", wkt);
                String hex = row.getString("hex");
                assertThatExceptionOfType(DataError.class)
                        .isThrownBy(() -> row.get("shape"))
                        .withMessageContainingAll("\"shape\"", "a " + kind, "select ST_", "byte[].class");
                assertThat(row.get("shape", String.class)).isEqualTo(hex);
                assertThat(row.get("shape", byte[].class))
                        .isEqualTo(HexFormat.of().parseHex(hex));
                assertThat(row(
                                        with,
                                        "SELECT $1::geometry::text, $2::geometry::text",
                                        row.get("shape", byte[].class),
                                        wkt)
                                .values())
                        .containsExactly(hex, hex);
            }
        }
    }

    /** What the error for such a kind advises. */
    @Test
    void theAdviceForKindsWithoutClassHelps() {
        assertThat(row("SELECT ST_CurveToLine('CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,0 0))')")
                        .get(0))
                .isInstanceOf(Polygon.class);
        assertThatObject(value(Geometry.class, "SELECT ST_ForceCollection('POLYHEDRALSURFACE(((0 0,0 1,1 1,0 0)))')")
                        .getGeometryN(0))
                .isInstanceOf(Polygon.class);
        assertThat(row("SELECT ST_MakePolygon(ST_Boundary(geom)) FROM ST_Dump('TIN(((0 0,0 1,1 1,0 0)))')")
                        .get(0))
                .isInstanceOf(Polygon.class);
        assertThat(row("SELECT ST_MakePolygon(ST_Boundary('TRIANGLE((0 0,0 1,1 1,0 0))'))")
                        .get(0))
                .isInstanceOf(Polygon.class);
    }

    @Test
    void anotherClassThanTheGeometrysIsAnErrorThatNamesBoth() {
        Row row = row("SELECT $1::geometry AS at", BERLIN);
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("at", Polygon.class))
                .withMessageContainingAll("\"at\"", "is a Point", "org.locationtech.jts.geom.Polygon");
    }

    @ParameterizedTest
    @EnumSource
    void withoutModuleGeometriesAreTheirHexadecimalText(ExecutionMode mode) {
        try (Connection bare = connect()) {
            bare.executionMode(mode);
            Row row = row(bare, "SELECT $1::geometry, ARRAY[$1::geometry], $1::geometry AS at", BERLIN_HEX);
            assertThat(row.get(0)).isEqualTo(BERLIN_HEX);
            assertThat(row.get(1)).isEqualTo(List.of(BERLIN_HEX));
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> row.get("at", Point.class))
                    .withMessageContainingAll("\"at\"", "org.locationtech.jts.geom.Point", "install(Postgis.jts())");
            assertThat(row(bare, "SELECT ST_SRID($1::geometry)", row.get(0, byte[].class))
                            .get(0))
                    .isEqualTo(4326);
        }
    }

    @Test
    void bothLibrariesServeOneConnection() {
        try (Connection both = connect(Postgis.jts(), Postgis.geometry())) {
            net.postgis.jdbc.geometry.Point paris = new net.postgis.jdbc.geometry.Point(2.35, 48.86);
            paris.setSrid(4326);
            Row row = row(both, "SELECT $1::geometry, $2::geometry", BERLIN, paris);
            assertThat(row.get(0)).isInstanceOf(net.postgis.jdbc.geometry.Point.class);
            assertThatObject(row.get(0, Point.class)).isEqualTo(BERLIN);
            assertThat(row.get(1)).isEqualTo(paris);
            assertThatObject(row.get(1, Geometry.class)).isEqualTo(PARIS);
        }
        try (Connection both = connect(Postgis.geometry(), Postgis.jts())) {
            assertThat(row(both, "SELECT $1::geometry", BERLIN).get(0)).isEqualTo(BERLIN);
        }
    }
}
