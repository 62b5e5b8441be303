package io.pgadapt.types.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.types.CodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYM;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What JTS's classes make of geometries, and what becomes of those that an application makes. */
class JtsTest {
    private static final Ewkb EWKB = new Ewkb(Postgis.jts());
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static final String POINT = "0101000020E6100000000000000000F03F0000000000000040";
    private static final String NAN = "000000000000F87F";

    private static Geometry geometry(String wkt) throws ParseException {
        return new WKTReader(FACTORY).read(wkt);
    }

    @Test
    void geometriesAndWhatIsMadeOfThemHaveTheirSrid() {
        Point point = EWKB.read(POINT, Point.class);
        assertThat(point.getSRID()).isEqualTo(4326);
        assertThat(point.buffer(1).getSRID()).isEqualTo(4326);
        assertThat(EWKB.read("0101000000000000000000F03F0000000000000040", Point.class)
                        .getSRID())
                .isZero();
    }

    @Test
    void geographiesAreOfWgs84UnlessTheySayOtherwise() {
        assertThat(EWKB.read("0101000000000000000000F03F0000000000000040", Ewkb.GEOGRAPHY, Point.class)
                        .getSRID())
                .isEqualTo(4326);
        assertThat(EWKB.read("0101000020E7100000000000000000F03F0000000000000040", Ewkb.GEOGRAPHY, Point.class)
                        .getSRID())
                .isEqualTo(4327);
    }

    /** JTS's usual coordinate has a place for Z, in which NaN stands for nothing. */
    @Test
    void plainCoordinatesHaveNoZ() {
        assertThat(EWKB.write(FACTORY.createPoint(new Coordinate(1, 2))))
                .isEqualTo("0101000000000000000000F03F0000000000000040");
        assertThat(EWKB.write(FACTORY.createPoint())).isEqualTo("0101000000" + NAN + NAN);
        assertThat(EWKB.write(FACTORY.createPolygon())).isEqualTo("010300000000000000");
        assertThat(EWKB.write(FACTORY.createMultiPoint())).isEqualTo("010400000000000000");
    }

    @Test
    void ordinatesAreThoseOfTheCoordinates() {
        assertThat(EWKB.write(FACTORY.createPoint(new Coordinate(1, 2, 3))))
                .isEqualTo("0101000080000000000000F03F00000000000000400000000000000840");
        assertThat(EWKB.write(FACTORY.createPoint(new CoordinateXYM(1, 2, 3))))
                .isEqualTo("0101000040000000000000F03F00000000000000400000000000000840");
        assertThat(EWKB.write(FACTORY.createPoint(new CoordinateXYZM(1, 2, 3, 4))))
                .isEqualTo("01010000C0000000000000F03F000000000000004000000000000008400000000000001040");
        assertThat(EWKB.write(FACTORY.createPoint(new PackedCoordinateSequence.Double(new double[] {1, 2, 3}, 3, 1))))
                .isEqualTo("0101000040000000000000F03F00000000000000400000000000000840");
    }

    @Test
    void measuresAreReadAsMeasures() {
        Point point = EWKB.read("0101000040000000000000F03F00000000000000400000000000000840", Point.class);
        assertThat(point.getCoordinate().getM()).isEqualTo(3);
        assertThat(point.getCoordinate().getZ()).isNaN();
    }

    @Test
    void oneZIsEnough() {
        LineString line = FACTORY.createLineString(
                new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 2), new Coordinate(1, 2, 3)});
        assertThat(EWKB.write(line)).startsWith("010200008003000000").contains(NAN);
    }

    @Test
    void mixedOrdinatesAreRefused() {
        Geometry flat = EWKB.read(POINT, Geometry.class);
        Geometry high = FACTORY.createPoint(new Coordinate(1, 2, 3));
        Geometry measured = FACTORY.createPoint(new CoordinateXYM(1, 2, 3));
        for (Geometry other : new Geometry[] {high, measured}) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> EWKB.write(FACTORY.createGeometryCollection(new Geometry[] {flat, other})))
                    .withMessageContainingAll("GeometryCollection", "all of a geometry are alike");
        }
    }

    @Test
    void emptyPartsTakeTheOrdinatesOfTheWhole() {
        Geometry collection = FACTORY.createGeometryCollection(
                new Geometry[] {FACTORY.createPoint(new CoordinateXYM(1, 2, 3)), FACTORY.createPoint()});
        assertThat(EWKB.write(collection))
                .isEqualTo("0107000040020000000101000040000000000000F03F0000000000000040" + "00000000000008400101000040"
                        + NAN + NAN + NAN);
    }

    @ParameterizedTest
    @CsvSource({
        "0101000080" + "000000000000F03F0000000000000040" + NAN,
        "0101000080" + NAN + NAN + NAN,
        "010400008000000000",
        "01070000A0E610000000000000"
    })
    void aZThatPositionsCannotTellSurvivesACopy(String hex) {
        assertThat(EWKB.write(EWKB.read(hex, Geometry.class).copy())).isEqualTo(hex);
    }

    @Test
    void whatUserDataTellsDoesNotOutliveTheTruth() {
        Geometry empty = EWKB.read("010400008000000000", Geometry.class);
        Geometry flat = EWKB.read(POINT, Geometry.class);
        flat.setUserData(empty.getUserData());
        assertThat(EWKB.write(flat)).isEqualTo(POINT);
        flat.setUserData("mine");
        assertThat(EWKB.write(flat)).isEqualTo(POINT);
    }

    @Test
    void halfAPointIsNoEmptyOne() {
        Point point = EWKB.read("0101000000" + NAN + "0000000000000040", Point.class);
        assertThat(point.isEmpty()).isFalse();
        assertThat(point.getY()).isEqualTo(2);
        assertThat(EWKB.read("0101000000" + NAN + NAN, Point.class).isEmpty()).isTrue();
    }

    @Test
    void nothingIsRepaired() {
        String onePoint = "010200000001000000" + "000000000000F03F0000000000000040";
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.read(onePoint))
                .withMessageContainingAll("JTS cannot have this geometry", "found 1", "byte[].class");
        String openRing = "01030000000100000004000000" + "000000000000F03F0000000000000040".repeat(3) + "00".repeat(16);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.read(openRing))
                .withMessageContainingAll("JTS cannot have this geometry", "closed");
    }

    @Test
    void anotherClassThanTheGeometrysIsRefused() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.read(POINT, Polygon.class))
                .withMessageContainingAll(
                        "this geometry is a Point",
                        "org.locationtech.jts.geom.Polygon was asked for",
                        "org.locationtech.jts.geom.Geometry");
    }

    @Test
    void ringsGoAsLines() throws ParseException {
        LinearRing ring = (LinearRing) geometry("LINEARRING (0 0, 0 1, 1 1, 0 0)");
        assertThat(EWKB.read(EWKB.write(ring))).isEqualTo(geometry("LINESTRING (0 0, 0 1, 1 1, 0 0)"));
    }

    @Test
    void theFactorysPrecisionAndSequencesAreUsed() {
        GeometryFactory packed = new GeometryFactory(new PrecisionModel(1), 1, new PackedCoordinateSequenceFactory());
        Ewkb ewkb = new Ewkb(Postgis.jts().with(packed));
        String point = "01010000A0E6100000666666666666F23F0000000000000040CDCCCCCCCCCC0840";
        Point read = ewkb.read(point, Point.class);
        assertThat(read.getCoordinateSequence()).isInstanceOf(PackedCoordinateSequence.class);
        assertThat(read.getX()).isEqualTo(1);
        assertThat(read.getCoordinate().getZ()).isEqualTo(3.1);
        assertThat(read.getSRID()).isEqualTo(4326);
        assertThat(ewkb.read("0101000000000000000000F03F0000000000000040", Point.class)
                        .getSRID())
                .isZero();
    }

    @Test
    void classesOverGeometriesTakeOneLine() {
        record Place(double longitude, double latitude) {}
        Ewkb ewkb = new Ewkb(registry -> registry.install(Postgis.jts())
                .codec(Postgis.jts()
                        .geometry(Point.class)
                        .map(Place.class, point -> new Place(point.getX(), point.getY()), place -> {
                            Point point = FACTORY.createPoint(new Coordinate(place.longitude(), place.latitude()));
                            point.setSRID(4326);
                            return point;
                        })));
        assertThat(ewkb.read(POINT, Place.class)).isEqualTo(new Place(1, 2));
        assertThat(ewkb.write(new Place(1, 2))).isEqualTo(POINT);
    }
}
