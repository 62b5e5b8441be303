package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.Lsn;
import io.pgadapt.types.value.MacAddress;
import io.pgadapt.types.value.Point;
import io.pgadapt.types.value.Tid;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueClassesTest {
    private static final CodecContext CONTEXT = CodecContext.of(CodecRegistry.defaults(), UserTypes.catalog());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "10.0.0.1/8",
                "::",
                "::1",
                "1::",
                "::1/64",
                "2001:db8::1",
                "1:0:0:2::3",
                "1:2:3:4:5:6:7:8",
                "::ffff:1.2.3.4",
                "::1.2.3.4/128",
                "1:2:3:4:5:6:7::",
                "fe80::1:0:0:1"
            })
    void addressesPass(String address) {
        Inet inet = Inet.parse(address);
        assertThat(roundTrip("inet", inet, Inet.class)).isEqualTo(inet);
        assertThat(Inet.parse(inet.toString())).isEqualTo(inet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.4/33",
                "1.2.3.4/",
                "1.2.3.-4",
                "localhost",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "::g",
                "::1/129",
                "::1.2.3",
                "1:2:3:4:5:6:7:8::"
            })
    void textsThatAreNoAddressesAreRefusedWithoutLookingThemUp(String text) {
        assertThatThrownBy(() -> text("inet", text, Inet.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void inetAddressesPass() throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        assertThat(roundTrip("inet", address, InetAddress.class)).isEqualTo(address);
        assertThat(CodecRegistry.defaults().hint(address)).isEqualTo(869);
        Inet mapped = Inet.parse("::ffff:1.2.3.4");
        assertThat(mapped.isIpv6()).isTrue();
        assertThat(mapped.toInetAddress().getAddress()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "inet,02210004" + "01020304",
        "inet,02200003010203",
        "inet,0320000401020304",
        "inet,0220000401020304ff",
        "macaddr,0102030405",
        "macaddr,01020304050607",
        "bit,ffffffff",
        "bit,7fffffff00",
        "bit,0000000980",
        "point,00",
        "path,01ffffffff",
        "path,017fffffff",
        "polygon,7fffffff",
        "pg_snapshot,7fffffff00",
        "int2vector,000000010000000000000015000000010000000000000004",
        "tid,000000000000ff",
        "pg_lsn,00",
        "xid8,00"
    })
    void bytesThatAreNoneOfTheseAreRefused(String type, String hex) {
        assertThatThrownBy(() -> binary(type, hex, Object.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "macaddr|08:00:2b:01:02", "macaddr|08:00:2b:01:02:g3", "bit|102", "point|(1,2", "point|(1)",
                        "point|1,2",
                "point|(a,b)", "line|(1,2,3)", "lseg|((1,2),(3,4))", "box|(1,2)", "path|((1,2),(3))", "path|(1,2)",
                "polygon|[(1,2)]", "circle|<(1,2)>", "tid|(1)", "tid|(1,70000)", "pg_lsn|16", "pg_lsn|x/y",
                "xid8|18446744073709551616", "pg_snapshot|1:2", "int2vector|1  2", "xid|4294967296"
            })
    void textsThatAreNoneOfTheseAreRefused(String type, String text) {
        assertThatThrownBy(() -> text(type, text, Object.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void bitsPass() {
        BitString bits = BitString.parse("101000000");
        assertThat(roundTrip("varbit", bits, BitString.class)).isEqualTo(bits);
        assertThat(bits.get(2)).isTrue();
        BitSet set = bits.toBitSet();
        assertThat(roundTrip("varbit", set, BitSet.class)).isEqualTo(set);
        assertThat(BitString.of(set, 9)).isEqualTo(bits).isNotEqualTo(BitString.of(set, 10));
        assertThatThrownBy(() -> BitString.of(set, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hardwareAddressesPass() {
        MacAddress address = MacAddress.parse("08:00:2b:01:02:03");
        assertThat(roundTrip("macaddr", address, MacAddress.class)).isEqualTo(address);
        assertThatThrownBy(() -> binary("macaddr", MacAddress.parse("08:00:2b:01:02:03:04:05")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("macaddr8");
    }

    @Test
    void whatTheServerCountsWithHasNoSign() {
        assertThat(binary("xid8", "ffffffffffffffff", BigInteger.class)).isEqualTo("18446744073709551615");
        assertThat(text("xid8", "42", Long.class)).isEqualTo(42);
        assertThatThrownBy(() -> binary("xid8", "ffffffffffffffff", Long.class)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("xid8", BigInteger.valueOf(-1))).isInstanceOf(CodecException.class);
        assertThat(binary("xid", "ffffffff", Long.class)).isEqualTo(4294967295L);
        assertThat(Lsn.parse("FFFFFFFF/FFFFFFFF")).isGreaterThan(Lsn.parse("0/1"));
        assertThatThrownBy(() -> new Tid(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(CodecRegistry.defaults().hint(BigInteger.ONE)).isEqualTo(1700);
        assertThat(CodecRegistry.defaults().hint(1L)).isEqualTo(20);
    }

    @Test
    void whatTheServerTakesInTextOnlyGoesOutAsText() {
        for (String type : List.of("int2vector", "oidvector")) {
            assertThat(CodecRegistry.defaults()
                            .forParameter(List.of(), Wire.type(type))
                            .format())
                    .isEqualTo(Format.TEXT);
            assertThat(CodecRegistry.defaults()
                            .forParameter(List.of(1), Wire.type(type))
                            .format())
                    .isEqualTo(Format.BINARY);
        }
    }

    @Test
    void arraysOfPointsPass() {
        List<Point> points = List.of(new Point(1, -0.0), new Point(Double.POSITIVE_INFINITY, 1e-300));
        assertThat(roundTrip("_point", points, Wire.LIST)).isEqualTo(points);
        assertThat(CodecRegistry.defaults().hint(points)).isEqualTo(1017);
    }

    @Test
    void mapsOfStringsAreHstore() {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        map.put("a\"\\", "=>, ");
        map.put("NULL", "NULL");
        map.put("n", null);
        map.put("", "");
        assertThat(hstore(map)).isEqualTo("\"a\\\"\\\\\"=>\"=>, \", \"NULL\"=>\"NULL\", \"n\"=>NULL, \"\"=>\"\"");
        PgType type = java.util.Objects.requireNonNull(CONTEXT.catalog().byName("hstore"));
        byte[] text = hstore(map).getBytes(StandardCharsets.UTF_8);
        assertThat(CONTEXT.registry().forResult(type).decode(Format.TEXT, text, 0, text.length, CONTEXT))
                .isEqualTo(map);
        assertThatThrownBy(() -> hstore(Map.of("a", 1)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("java.lang.Integer");
        Map<@Nullable String, String> nullKey = new HashMap<>();
        nullKey.put(null, "x");
        assertThatThrownBy(() -> hstore(nullKey))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("null key");
    }

    private static String hstore(Map<?, ?> map) {
        PgType type = java.util.Objects.requireNonNull(CONTEXT.catalog().byName("hstore"));
        String literal = Literals.literal(map, type, CONTEXT);
        return literal.substring(literal.indexOf('\'') + 1, literal.lastIndexOf('\''))
                .replace("\\\\", "\\");
    }
}
