package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @Test
    void everyPowerOfTwoGoesWhereItFits() {
        Map<String, Integer> bits = Map.of("int2", 15, "int4", 31, "int8", 63);
        bits.forEach((type, limit) -> {
            for (int power = 0; power <= 64; power++) {
                for (int offset = -1; offset <= 1; offset++) {
                    checkFit(type, limit, BigInteger.TWO.pow(power).add(BigInteger.valueOf(offset)));
                    checkFit(
                            type,
                            limit,
                            BigInteger.TWO
                                    .pow(power)
                                    .add(BigInteger.valueOf(offset))
                                    .negate());
                }
            }
        });
    }

    private static void checkFit(String type, int bits, BigInteger value) {
        if (value.bitLength() <= bits) {
            assertThat(roundTrip(type, value, BigInteger.class)).isEqualTo(value);
            assertThat(roundTrip(type, value, Long.class)).isEqualTo(value.longValueExact());
            assertThat(roundTrip(type, new BigDecimal(value), BigDecimal.class)).isEqualTo(new BigDecimal(value));
        } else {
            assertThatThrownBy(() -> binary(type, value))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(type)
                    .hasMessageContaining(value.toString());
        }
        assertThat(roundTrip("numeric", value, BigInteger.class)).isEqualTo(value);
    }

    @Test
    void aNumberTooGreatForTheParameterNamesValueAndLimits() {
        assertThat(binary("int2", 300)).isEqualTo("012c");
        assertThatThrownBy(() -> binary("int2", 70000))
                .isInstanceOf(CodecException.class)
                .hasMessage("70000 (Long) does not fit into int2, which holds -32768 to 32767");
        assertThatThrownBy(() -> text("int4", 3_000_000_000L)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("oid", -1)).isInstanceOf(CodecException.class);
        assertThat(roundTrip("oid", 4294967295L, Long.class)).isEqualTo(4294967295L);
    }

    @Test
    void aNumberTooGreatForTheRequestedClassNamesValueAndLimits() {
        assertThatThrownBy(() -> binary("int8", "0000000080000000", Integer.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("2147483648")
                .hasMessageContaining("2147483647");
        assertThatThrownBy(() -> text("int4", "128", Byte.class)).isInstanceOf(CodecException.class);
        assertThat(text("int4", "-128", Byte.class)).isEqualTo((byte) -128);
    }

    @Test
    void primitiveClassesStandForTheirWrappers() {
        Codec<?> codec = Wire.CONTEXT.registry().forResult(Wire.type("int8"), (java.lang.reflect.Type) int.class);
        assertThat(codec.javaType()).isEqualTo(Integer.class);
    }

    @ParameterizedTest
    @CsvSource({"int2,NaN", "int4,1.5", "int8,Infinity", "int8,9.223372036854775807e18", "int4,1e10", "oid,-0.5"})
    void doublesGoToIntegersOnlyWhenTheyAreSome(String type, double value) {
        assertThatThrownBy(() -> binary(type, value)).isInstanceOf(CodecException.class);
        assertThat(binary("int4", 5.0)).isEqualTo("00000005");
    }

    @Test
    void integersGoToFloatsOnlyWhenExact() {
        assertThat(binary("float8", 1L << 53)).isEqualTo("4340000000000000");
        assertThatThrownBy(() -> binary("float8", (1L << 53) + 1)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("float4", 16777217)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("float8", Long.MAX_VALUE)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("int8", "0020000000000001", Double.class))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("int8", "7fffffffffffffff", Double.class))
                .isInstanceOf(CodecException.class);
        assertThat(binary("int8", "8000000000000000", Double.class)).isEqualTo(-0x1p63);
    }

    @Test
    void doublesAreRoundedToFloat4ButNeverOverflow() {
        assertThat(binary("float4", 0.1)).isEqualTo("3dcccccd");
        assertThatThrownBy(() -> binary("float4", 1e39)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("float4", 1e-50)).isInstanceOf(CodecException.class);
        assertThat(binary("float4", Double.NaN)).isEqualTo("7fc00000");
        assertThatThrownBy(() -> text("float8", "0.1", Float.class)).isInstanceOf(CodecException.class);
        assertThat(text("float8", "0.5", Float.class)).isEqualTo(0.5f);
    }

    @Test
    void numericKnowsNotANumberAndInfinities() {
        for (PgNumeric value :
                new PgNumeric[] {PgNumeric.NAN, PgNumeric.POSITIVE_INFINITY, PgNumeric.NEGATIVE_INFINITY}) {
            assertThat(roundTrip("numeric", value, PgNumeric.class)).isSameAs(value);
            assertThat(roundTrip("numeric", value.doubleValue(), Double.class)).isEqualTo((Object) value.doubleValue());
            assertThatThrownBy(() -> text("numeric", value.toString(), BigDecimal.class))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("PgNumeric");
        }
        assertThatThrownBy(() -> binary("numeric", "00000000c0000000", BigDecimal.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("NaN");
        assertThat(binary("numeric", "00000000d0000020", PgNumeric.class)).isSameAs(PgNumeric.POSITIVE_INFINITY);
    }

    @Test
    void numericsOfEveryMagnitudeKeepValueAndScale() {
        for (int i = 0; i < 100; i++) {
            String zeros = "0".repeat(i);
            String nines = "9".repeat(i + 1);
            for (String literal : new String[] {
                "1" + zeros, "0." + zeros + "1", "1." + zeros + "10", nines + "." + nines, "123.5" + zeros, "-" + nines
            }) {
                BigDecimal value = new BigDecimal(literal);
                assertThat(roundTrip("numeric", value, BigDecimal.class))
                        .as(literal)
                        .isEqualTo(value);
                assertThat(text("numeric", value)).isEqualTo(literal);
            }
            BigDecimal powered = new BigDecimal("1.1e" + i);
            assertThat(roundTrip("numeric", powered, BigDecimal.class)).isEqualByComparingTo(powered);
        }
    }

    @Test
    void theGreatestNumericsPass() {
        BigDecimal great = new BigDecimal("9".repeat(131072) + "." + "7".repeat(16383));
        assertThat(binary("numeric", binary("numeric", great), BigDecimal.class))
                .isEqualTo(great);
        assertThatThrownBy(() -> binary("numeric", new BigDecimal("1e131072"))).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("numeric", new BigDecimal("1e-16384"))).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("numeric", new BigDecimal("1e2000000000")))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void groupsOfZerosThatNoServerSendsAreRead() {
        assertThat(binary("numeric", "0001000000000000" + "0000", BigDecimal.class))
                .isEqualTo(BigDecimal.ZERO);
        assertThat(binary("numeric", "0003000100000000" + "000000050000", BigDecimal.class))
                .isEqualTo("5");
        assertThat(binary("numeric", "0002000000000001" + "00051388", BigDecimal.class))
                .isEqualTo("5.5");
    }

    @ParameterizedTest
    @CsvSource({
        "00010000000000002710", // a group of 10000
        "0001000000000000ffff", // a negative group
        "00010000100000000001", // a sign that is none
        "0002000000000000" + "00050001", // more decimals than the scale
        "00010000000040000001", // more decimals than any numeric has
        "ffff000000000000", // digits that are not there
    })
    void numericsThatAreNoneAreRefused(String hex) {

        assertThatThrownBy(() -> binary("numeric", hex, BigDecimal.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void numericsConvertToIntegersWhenTheyAreSome() {
        assertThat(text("numeric", "5.00", Integer.class)).isEqualTo(5);
        assertThat(text("numeric", "18446744073709551616", BigInteger.class)).isEqualTo(BigInteger.TWO.pow(64));
        assertThatThrownBy(() -> text("numeric", "5.01", Long.class)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("numeric", "5.01", BigInteger.class)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("numeric", "1" + "0".repeat(400), Double.class))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void primitivesAreDecodedInBothFormats() {
        byte[] data = "42".getBytes(StandardCharsets.US_ASCII);
        byte[] binary = {0, 0, 0, 42};
        assertThat(Codecs.INT4.decodeInt(Format.TEXT, data, 0, 2, Wire.CONTEXT)).isEqualTo(42);
        assertThat(Codecs.INT4.decodeInt(Format.BINARY, binary, 0, 4, Wire.CONTEXT))
                .isEqualTo(42);
        assertThat(Codecs.FLOAT8.decodeLong(Format.TEXT, data, 0, 2, Wire.CONTEXT))
                .isEqualTo(42);
        assertThat(Codecs.NUMERIC.decodeDouble(Format.TEXT, data, 0, 2, Wire.CONTEXT))
                .isEqualTo(42.0);
    }

    @ParameterizedTest
    @CsvSource({
        "int4,''",
        "int4,-",
        "int4,+5",
        "int4,'5 '",
        "int4,5x",
        "int4,2147483648",
        "int8,9223372036854775808",
        "int8,12345678901234567890123",
        "float8,''",
        "float8,1d",
        "float8,0x1p3",
        "float8,nan",
        "float4,1.5f",
        "float8,' 1'",
        "numeric,''",
        "numeric,.",
        "numeric,1.",
        "numeric,-",
        "numeric,1.2.3",
        "numeric,Nan",
        "numeric,12345678901234567890x",
        "bool,yes",
        "bool,''",
        "oid,-1"
    })
    void textsThatAreNoNumbersAreRefused(String type, String text) {
        assertThatThrownBy(() -> text(type, text, Object.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void theLimitsOfLongAreRead() {
        assertThat(text("int8", "-9223372036854775808", Long.class)).isEqualTo(Long.MIN_VALUE);
        assertThat(text("int8", "9223372036854775807", Long.class)).isEqualTo(Long.MAX_VALUE);
        assertThat(text("int8", Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThatThrownBy(() -> text("int8", "-9223372036854775809", Long.class))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("int8", "9999999999999999999", Long.class))
                .isInstanceOf(CodecException.class);
    }
}
