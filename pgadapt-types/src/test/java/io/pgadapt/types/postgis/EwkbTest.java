package io.pgadapt.types.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of both libraries. */
class EwkbTest {
    private static final Map<String, Ewkb> LIBRARIES =
            Map.of("jts", new Ewkb(Postgis.jts()), "geometry", new Ewkb(Postgis.geometry()));

    private static final String POINT = "0101000020E6100000000000000000F03F0000000000000040";
    private static final String LINE =
            "010200000002000000" + "00000000000000000000000000000000" + "000000000000F03F0000000000000040";

    /** As PostGIS prints them. */
    private static final List<String> GEOMETRIES = List.of(
            POINT,
            "0101000000000000000000F87F000000000000F87F",
            "01010000A0E6100000000000000000F87F000000000000F87F000000000000F87F",
            "0101000060E6100000000000000000F03F00000000000000400000000000000840",
            "01010000C0000000000000F03F000000000000004000000000000008400000000000001040",
            LINE,
            "010200000000000000",
            "01020000E0E610000000000000",
            "01030000000100000004000000000000000000000000000000000000000000000000000000000000000000F03F000000000000F03F"
                    + "000000000000F03F00000000000000000000000000000000",
            "010300000000000000",
            "010300004000000000",
            "0104000080020000000101000080000000000000F03F000000000000004000000000000008400101000080000000000000F87F"
                    + "000000000000F87F000000000000F87F",
            "010400000000000000",
            "010400008000000000",
            "010500004000000000",
            "01060000C000000000",
            "0106000080010000000103000080" + "00000000",
            "010700000000000000",
            "01070000A0E610000000000000",
            "0107000000020000000107000000010000000101000000000000000000F03F0000000000000040010700000000000000");

    static Stream<Arguments> geometries() {
        return LIBRARIES.keySet().stream()
                .flatMap(library -> GEOMETRIES.stream().map(hex -> Arguments.of(library, hex)));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void whatIsReadIsWrittenAsItWas(String library, String hex) {
        Ewkb ewkb = ewkb(library);
        assertThat(ewkb.write(ewkb.read(hex))).isEqualTo(hex);
    }

    private static Ewkb ewkb(String library) {
        return Objects.requireNonNull(LIBRARIES.get(library));
    }

    static Stream<String> libraries() {
        return LIBRARIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void readsEitherByteOrderAndBothInOne(String library) {
        Ewkb ewkb = ewkb(library);
        assertThat(ewkb.write(ewkb.read("0020000001000010E63FF00000000000004000000000000000")))
                .isEqualTo(POINT);
        assertThat(ewkb.write(ewkb.read("000000000700000001" + "0101000000000000000000F03F0000000000000040")))
                .isEqualTo("010700000001000000" + "0101000000000000000000F03F0000000000000040");
        assertThat(ewkb.write(ewkb.read("010700000001000000" + "00000000013FF00000000000004000000000000000")))
                .isEqualTo("010700000001000000" + "0101000000000000000000F03F0000000000000040");
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyTruncationIsRefused(String library, String hex) {
        for (int length = 0; length < hex.length(); length++) {
            String truncated = hex.substring(0, length);
            assertThatExceptionOfType(CodecException.class)
                    .as(truncated)
                    .isThrownBy(() -> text(library, truncated))
                    .withMessageContaining("geometry");
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyChangedByteIsRefusedOrIsAnotherGeometry(String library, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int i = 0; i < bytes.length; i++) {
            for (int change : new int[] {0x01, 0x02, 0x10, 0x7F, 0x80, 0xFF}) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) change;
                String text = HexFormat.of().formatHex(changed);
                try {
                    assertThat(text(library, text)).isNotNull();
                } catch (CodecException e) {
                    assertThat(e.getMessage()).as(text).containsAnyOf("geometry", "has no class");
                }
            }
        }
    }

    private static Object text(String library, String hex) {
        byte[] data = hex.getBytes(StandardCharsets.US_ASCII);
        Ewkb ewkb = ewkb(library);
        return ewkb.registry()
                .forResult(Ewkb.GEOMETRY)
                .decode(Format.TEXT, data, 0, data.length, CodecContext.defaults());
    }

    static Stream<Arguments> malformed() {
        return LIBRARIES.keySet().stream()
                .flatMap(library -> Stream.of(
                        Arguments.of(library, POINT + "00", "1 bytes are left over"),
                        Arguments.of(library, "02" + POINT.substring(2), "byte order 2"),
                        Arguments.of(
                                library, "0102000000FFFFFFFF", "a count of 4294967295 does not fit into the 0 bytes"),
                        Arguments.of(library, "0104000000FFFFFF7F" + POINT, "a count of 2147483647 does not fit"),
                        Arguments.of(library, "010400000001000000" + LINE, "a LINESTRING within a MULTIPOINT"),
                        Arguments.of(library, "010700000001000000" + "010700008000000000", "XYZ"),
                        Arguments.of(library, "0107000020E610000001000000" + "0107000020E710000000000000", "SRID 4327"),
                        Arguments.of(library, "0163000000", "unknown kind 99"),
                        Arguments.of(library, "01E9030000" + POINT.substring(18), "unknown kind 1001"),
                        Arguments.of(library, "zz", "hexadecimal"),
                        Arguments.of(library, "010700000001000000".repeat(300) + "010700000000000000", "200 deep")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsMalformed(String library, String hex, String why) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text(library, hex))
                .withMessageContaining(why);
    }

    /** A reader that believed the count of each of the nested collections would need gigabytes. */
    @ParameterizedTest
    @MethodSource("libraries")
    void nestedCountsReserveNothing(String library) {
        byte[] data = new byte[60_000_000];
        ByteBuffer hostile = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        for (int depth = 1; depth < 200; depth++) {
            hostile.put((byte) 1).putInt(7).putInt((data.length - hostile.position() - 4) / 9);
        }
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> ewkb(library).decode(Format.BINARY, data, Ewkb.GEOMETRY, Object.class))
                .withMessageContaining("unknown kind 0");
    }

    static Stream<Arguments> beyond() {
        return LIBRARIES.keySet().stream()
                .flatMap(library -> Stream.of(
                        Arguments.of(library, 8, "CIRCULARSTRING", "ST_CurveToLine"),
                        Arguments.of(library, 9, "COMPOUNDCURVE", "ST_CurveToLine"),
                        Arguments.of(library, 10, "CURVEPOLYGON", "ST_CurveToLine"),
                        Arguments.of(library, 11, "MULTICURVE", "ST_CurveToLine"),
                        Arguments.of(library, 12, "MULTISURFACE", "ST_CurveToLine"),
                        Arguments.of(library, 15, "POLYHEDRALSURFACE", "ST_ForceCollection"),
                        Arguments.of(library, 16, "TIN", "ST_Dump"),
                        Arguments.of(library, 17, "TRIANGLE", "ST_MakePolygon")));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void kindsWithoutClassSayWhatToDo(String library, int number, String name, String remedy) {
        String curve = "01%02X00000000000000".formatted(number);
        for (String hex : List.of(curve, "010700000001000000" + curve)) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> ewkb(library).read(hex))
                    .withMessageContainingAll(name, remedy, "byte[].class or String.class");
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThat(ewkb(library).decode(Format.BINARY, bytes, Ewkb.GEOMETRY, byte[].class))
                    .isEqualTo(bytes);
            assertThat(ewkb(library).decode(Format.BINARY, bytes, Ewkb.GEOMETRY, String.class))
                    .isEqualTo(hex);
        }
    }

    @Test
    void theModuleInstalledLastDecidesTheDefault() {
        Ewkb jtsLast = new Ewkb(Postgis.geometry(), Postgis.jts());
        Ewkb jtsFirst = new Ewkb(Postgis.jts(), Postgis.geometry());
        for (Ewkb both : List.of(jtsLast, jtsFirst)) {
            assertThat(both.read(POINT, org.locationtech.jts.geom.Point.class).getX())
                    .isEqualTo(1);
            assertThat(both.read(POINT, net.postgis.jdbc.geometry.Point.class).getX())
                    .isEqualTo(1);
            assertThat(both.write(both.read(POINT))).isEqualTo(POINT);
        }
        assertThat(jtsLast.read(POINT)).isInstanceOf(org.locationtech.jts.geom.Point.class);
        assertThat(jtsFirst.read(POINT)).isInstanceOf(net.postgis.jdbc.geometry.Point.class);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void strangersOfTheSameNameAreLeftAlone(String library) {
        PgType table = new PgType.Composite(0x5000, "public", "geometry", List.of());
        assertThat(ewkb(library).registry().forResult(table).javaType().getName())
                .isEqualTo("io.pgadapt.types.value.Composite");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void oldServersWithoutBinaryGetText(String library) {
        PgType textOnly = new PgType.Base(0x4017, "gis", "geometry", 'U', false);
        assertThat(ewkb(library).registry().forResult(textOnly).hasBinary()).isFalse();
    }

    @Test
    void withoutModulesThereIsTextAndAdvice() {
        Ewkb none = new Ewkb();
        assertThat(none.registry().forResult(Ewkb.GEOMETRY).format()).isEqualTo(Format.TEXT);
        assertThat(none.registry().forResult(Ewkb.GEOMETRY).javaType()).isEqualTo(String.class);
        byte[] text = POINT.getBytes(StandardCharsets.US_ASCII);
        assertThat(none.decode(Format.TEXT, text, Ewkb.GEOMETRY, byte[].class))
                .isEqualTo(HexFormat.of().parseHex(POINT));
        assertThat(none.encode(Format.BINARY, HexFormat.of().parseHex(POINT), Ewkb.GEOMETRY))
                .isEqualTo(HexFormat.of().parseHex(POINT));
        assertThatExceptionOfType(NoCodecException.class)
                .isThrownBy(() -> none.read(POINT, org.locationtech.jts.geom.Point.class))
                .withMessageContainingAll("geometry", "org.locationtech.jts.geom.Point", "install(Postgis.jts())");
        assertThatExceptionOfType(NoCodecException.class)
                .isThrownBy(() -> none.encode(Format.TEXT, new net.postgis.jdbc.geometry.Point(1, 2), Ewkb.GEOGRAPHY))
                .withMessageContainingAll("geography", "net.postgis", "install(Postgis.geometry())");
        assertThatExceptionOfType(NoCodecException.class)
                .isThrownBy(() -> none.read(POINT, Integer.class))
                .withMessageContaining("Postgis.jts().geometry(Geometry.class).map(Integer.class, ...)");
    }
}
