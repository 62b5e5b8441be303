package io.pgadapt.types.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.types.CodecException;
import java.util.HexFormat;
import net.postgis.jdbc.geometry.Geometry;
import net.postgis.jdbc.geometry.GeometryCollection;
import net.postgis.jdbc.geometry.LineString;
import net.postgis.jdbc.geometry.LinearRing;
import net.postgis.jdbc.geometry.MultiPoint;
import net.postgis.jdbc.geometry.Point;
import net.postgis.jdbc.geometry.Polygon;
import net.postgis.jdbc.geometry.binary.BinaryParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the classes of postgis-geometry make of geometries, and what becomes of those that an application makes. */
class PostgisGeometryTest {
    private static final Ewkb EWKB = new Ewkb(Postgis.geometry());

    private static final String POINT = "0101000020E6100000000000000000F03F0000000000000040";

    /** Where the library's own parser is right, both give equal geometries. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                POINT,
                "01010000E0E6100000000000000000F03F000000000000004000000000000008400000000000001040",
                "010200000001000000" + "000000000000F03F0000000000000040",
                "0103000020E61000000100000001000000" + "000000000000F03F0000000000000040",
                "0104000040010000000101000040" + "000000000000F03F00000000000000400000000000000840",
                "010500000001000000" + "010200000001000000" + "000000000000F03F0000000000000040",
                "010600000001000000" + "0103000000" + "00000000",
                "010700000000000000"
            })
    void agreesWithTheLibrarysOwnParser(String hex) {
        Geometry expected = new BinaryParser().parse(HexFormat.of().parseHex(hex));
        Geometry read = EWKB.read(hex, Geometry.class);
        assertThat(read).isEqualTo(expected);
        assertThat(read.toString()).isEqualTo(expected.toString());
        assertThat(read.checkConsistency()).isEqualTo(expected.checkConsistency());
    }

    @Test
    void partsHaveTheSridOfTheWhole() {
        GeometryCollection read = EWKB.read(
                "0107000020E610000001000000" + "0101000000000000000000F03F0000000000000040", GeometryCollection.class);
        assertThat(read.getSrid()).isEqualTo(4326);
        assertThat(read.getGeometries()[0].getSrid()).isEqualTo(4326);
        assertThat(EWKB.read("010700000000000000", Ewkb.GEOGRAPHY, Geometry.class)
                        .getSrid())
                .isEqualTo(4326);
    }

    @Test
    void writesWhatAnApplicationMakes() {
        Point point = new Point(1, 2);
        point.setSrid(4326);
        assertThat(EWKB.write(point)).isEqualTo(POINT);
        assertThat(EWKB.write(new GeometryCollection(new Geometry[0]))).isEqualTo("010700000000000000");
        assertThat(EWKB.write(new MultiPoint(new Point[] {new Point(1, 2, 3)})))
                .isEqualTo("0104000080010000000101000080000000000000F03F00000000000000400000000000000840");
    }

    @Test
    void anotherClassThanTheGeometrysIsRefused() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.read(POINT, LineString.class))
                .withMessageContainingAll(
                        "this geometry is a Point",
                        "net.postgis.jdbc.geometry.LineString was asked for",
                        "net.postgis.jdbc.geometry.Geometry");
    }

    @Test
    void whatHasNoEwkbIsRefused() {
        LinearRing ring = new LinearRing(new Point[] {new Point(1, 2)});
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.write(ring))
                .withMessageContainingAll("LinearRing", "Polygon");
        Polygon inconsistent =
                new Polygon(new LinearRing[] {new LinearRing(new Point[] {new Point(1, 2), new Point(1, 2, 3)})});
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> EWKB.write(inconsistent))
                .withMessageContainingAll("Polygon", "checkConsistency()");
    }
}
