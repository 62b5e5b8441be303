package io.pgadapt.types;

import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.PgNumeric;
import io.pgadapt.types.value.Range;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges, composites, enums, domains, and all of them within each other. */
class MadeOfOthersTest {
    private static final CodecContext CONTEXT = CodecContext.of(CodecRegistry.defaults(), UserTypes.catalog());

    enum Mood {
        SAD,
        OK,
        HAPPY;

        String label() {
            return this == HAPPY ? "Happy Day" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Pair(@Nullable String b, int a) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Nest(
            @Nullable Pair c,
            int @Nullable [] xs,
            @Nullable List<Pair> cs,
            @Nullable String e) {}

    record Stranger(int a, String street) {}

    @Test
    void rangesOfEveryShapePass() {
        Object[] bounds = {null, new BigDecimal("1.5"), new BigDecimal("7")};
        for (String brackets : new String[] {"[]", "[)", "(]", "()"}) {
            for (Object lower : bounds) {
                for (Object upper : bounds) {
                    checkPasses("numrange", Range.of(lower, upper, brackets));
                }
            }
        }
        checkPasses("numrange", Range.empty());
        checkPasses("daterange", Range.of(LocalDate.MIN, LocalDate.MAX));
        checkPasses("nummultirange", Multirange.of(Range.of(new BigDecimal(1), null), Range.empty()));
        checkPasses("nummultirange", Multirange.of());
        checkPasses("vrange", Range.of("f\"oo\\,,", "b\\ar])(", "[]"));
        checkPasses("vrange", Range.of("", " "));
    }

    @Test
    void boundsOfOtherClassesPass() {
        assertThat(encoded("int8range", Range.of(1, 5), Format.TEXT)).isEqualTo("[1,5)");
        assertThat(encoded("daterange", Range.of("today", null), Format.TEXT)).isEqualTo("[today,)");
        assertThat(forParameter("daterange", Range.of("today", null)).format()).isEqualTo(Format.TEXT);
        assertThat(forParameter("daterange", Range.of(LocalDate.EPOCH, null)).format())
                .isEqualTo(Format.BINARY);
        assertThatThrownBy(() -> encoded("numrange", Range.of(LocalDate.EPOCH, null), Format.BINARY))
                .isInstanceOf(NoCodecException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1", "[1,", "[1,2", "1,2)", "[1,2)x", "emptyx", "[1,2,3)", "[a,b)", "[\"1,2)"})
    void textsThatAreNoRangesAreRefused(String text) {
        assertThatThrownBy(() -> text("int4range", text, Range.class)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("int4multirange", "{" + text + "}x", Multirange.class))
                .isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "int4range,''",
        "int4range,e0",
        "int4range,1800",
        "int4range,02",
        "int4range,027fffffff",
        "int4range,02ffffffff",
        "int4multirange,7fffffff",
        "int4multirange,ffffffff",
        "int4multirange,0000000100000000",
        "vcomp,7fffffff",
        "vcomp,00000001",
        "vcomp,0000000200000017ffffffff00000017ffffffff",
        "vcomp,0000000200000017ffffffff00000019fffffffe",
        "vcomp0,00000000ff"
    })
    void bytesThatAreNoneOfTheseAreRefused(String type, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        Codec<?> codec = CONTEXT.registry().forResult(type(type));
        assertThatThrownBy(() -> codec.decode(Format.BINARY, data, 0, data.length, CONTEXT))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void rangesKnowWhatTheyContain() {
        Range<Integer> range = Range.of(1, 5);
        assertThat(range.contains(1)).isTrue();
        assertThat(range.contains(5)).isFalse();
        assertThat(Range.of(1, 5, "(]").contains(1)).isFalse();
        assertThat(Range.of(1, 5, "(]").contains(5)).isTrue();
        assertThat(Range.<Integer>empty().contains(1)).isFalse();
        assertThat(Range.<Integer>all().contains(1)).isTrue();
        assertThat(Range.of(null, 5, "[]").isLowerInclusive()).isFalse();
        assertThat(Multirange.of(range, Range.of(7, null)).contains(6)).isFalse();
        assertThat(range.map(i -> i * 2)).isEqualTo(Range.of(2, 10)).hasToString("[2,10)");
        assertThatThrownBy(() -> Range.of(1, 2, "[[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compositesComeByNameAndByPosition() {
        Composite value = decoded("vcomp", "(1,\"a,b\")", Composite.class);
        assertThat(value.get("b")).isEqualTo("a,b");
        assertThat(decoded("vcomp", "(1,text[])", Composite.class).get("b")).isEqualTo("text[]");
        assertThat(value.get(0)).isEqualTo(1);
        assertThat(value.toMap()).containsExactly(Map.entry("a", 1), Map.entry("b", "a,b"));
        assertThatThrownBy(() -> value.get("c")).hasMessageContaining("[a, b]");
        assertThat(decoded("vcomp", "(,)", Composite.class).values()).containsExactly(null, null);
        assertThat(decoded("vcomp1", "()", Composite.class).values()).hasSize(1).containsOnlyNulls();
        assertThat(decoded("vcomp0", "()", Composite.class).size()).isZero();
    }

    @Test
    void compositesThreeLevelsDeepPass() {
        Composite inner = Composite.of(List.of("a", "b"), Arrays.asList(1, "x\"\\,()[]"));
        Composite outer = Composite.of(
                List.of("c", "xs", "cs", "e"), Arrays.asList(inner, List.of(1, 2), Arrays.asList(inner, null), "it's"));
        checkPasses("vcomp2", outer);
        checkPasses("_vcomp", List.of(inner, inner));
    }

    @Test
    void recordsPassByTheNamesOfTheirComponents() {
        Pair pair = new Pair("x", 1);
        checkPasses("vcomp", pair);
        assertThat(encoded("vcomp", new Pair(null, 5), Format.TEXT)).isEqualTo("(5,)");
        Nest nest = decoded("vcomp2", "(\"(1,x)\",\"{1,2}\",\"{\"\"(2,y)\"\"}\",sad)", Nest.class);
        assertThat(nest.c()).isEqualTo(pair);
        assertThat(nest.xs()).containsExactly(1, 2);
        assertThat(nest.cs()).containsExactly(new Pair("y", 2));
        assertThat(encoded("vcomp2", nest, Format.TEXT)).isEqualTo("(\"(1,x)\",\"{1,2}\",\"{\"\"(2,y)\"\"}\",sad)");
        assertThatThrownBy(() -> decoded("vcomp", "(,x)", Pair.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> decoded("vcomp", "(1,x)", Stranger.class))
                .isInstanceOf(NoCodecException.class)
                .hasMessageContaining("[street]")
                .hasMessageContaining("[b]");
    }

    @Test
    void mapsPassByName() {
        assertThat(encoded("vcomp", Map.of("b", "x"), Format.TEXT)).isEqualTo("(,x)");
        assertThat((Object) decoded("vcomp", "(1,)", Map.class)).hasToString("{a=1, b=null}");
        assertThatThrownBy(() -> encoded("vcomp", Map.of("z", 1), Format.TEXT))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("\"z\"");
    }

    @Test
    void aTypeAlteredSinceItWasLookedUpIsSaidToBe() {
        assertThatThrownBy(() -> decoded("vcomp", "(1,2,3)", Composite.class)).isInstanceOf(CodecException.class);
        byte[] other = HexFormat.of().parseHex("0000000200000014ffffffff00000019ffffffff");
        assertThatThrownBy(() -> CONTEXT.registry()
                        .forResult(type("vcomp"))
                        .decode(Format.BINARY, other, 0, other.length, CONTEXT))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("altered");
    }

    @Test
    void anonymousRecordsHaveTypesInBinaryOnly() {
        byte[] binary = HexFormat.of().parseHex("00000002" + "000000170000000400000005" + "00000019ffffffff");
        Codec<?> codec = CONTEXT.registry().forResult(type("record"));
        assertThat(codec.decode(Format.BINARY, binary, 0, binary.length, CONTEXT))
                .isEqualTo(Composite.of(List.of("f1", "f2"), Arrays.asList(5, null)));
        assertThat(decoded("record", "(5,)", Composite.class).values()).containsExactly("5", null);
        assertThatThrownBy(() -> encoded("record", Composite.of(List.of(), List.of()), Format.BINARY))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void enumsAndRecordsAreDefaultsOnceRegistered() {
        CodecRegistry registry = CodecRegistry.defaults()
                .newBuilder()
                .enumType("venum", Mood.class, Mood::label)
                .recordType("public.vcomp", Pair.class)
                .build();
        assertThat(registry.forResult(type("venum")).javaType()).isEqualTo(Mood.class);
        assertThat(registry.forResult(type("vcomp")).javaType()).isEqualTo(Pair.class);
        CodecContext context = CodecContext.of(registry, CONTEXT.catalog());
        byte[] text = "{sad,\"Happy Day\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(registry.forResult(type("_venum")).decode(Format.TEXT, text, 0, text.length, context))
                .isEqualTo(List.of(Mood.SAD, Mood.HAPPY));
        WireWriter out = new WireWriter(8);
        registry.forParameter(Mood.HAPPY, type("venum")).encodeText(Mood.HAPPY, out, context);
        assertThat(new String(out.toArray(), StandardCharsets.UTF_8)).isEqualTo("Happy Day");
        byte[] unknown = "it's".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        registry.forResult(type("venum")).decode(Format.TEXT, unknown, 0, unknown.length, context))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("it's")
                .hasMessageContaining("Happy Day");
        assertThatThrownBy(() -> CodecRegistry.defaults().newBuilder().enumType("venum", Mood.class, m -> "same"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void domainsAreTheirBase() {
        assertThat(decoded("vdom2", "5", Integer.class)).isEqualTo(5);
        assertThat(decoded("vdomarr", "{1,2}", int[].class)).containsExactly(1, 2);
        assertThat(encoded("_vdom", List.of(1), Format.BINARY)).contains("493c");
    }

    @Test
    void stringsKeepWhatTheDefaultsCannotHold() {
        byte[] nan = HexFormat.of().parseHex("0200000008" + "00000000c0000000" + "0000000a" + "00010000000000000005");
        assertThat(CONTEXT.registry()
                        .forResult(type("numrange"), String.class)
                        .decode(Format.BINARY, nan, 0, nan.length, CONTEXT))
                .isEqualTo("[NaN,5)");
        assertThat(text("numeric", "NaN", PgNumeric.class)).isSameAs(PgNumeric.NAN);
    }

    private static PgType type(String name) {
        return java.util.Objects.requireNonNull(CONTEXT.catalog().byName(name));
    }

    private static Codec<Object> forParameter(String type, Object value) {
        return CONTEXT.registry().forParameter(value, type(type));
    }

    private static <T> T decoded(String type, String text, Class<T> target) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return CONTEXT.registry().forResult(type(type), target).decode(Format.TEXT, data, 0, data.length, CONTEXT);
    }

    private static String encoded(String type, Object value, Format format) {
        WireWriter out = new WireWriter(8);
        forParameter(type, value).encode(format, value, out, CONTEXT);
        return format == Format.TEXT
                ? new String(out.toArray(), StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(out.toArray());
    }

    private static void checkPasses(String type, Object value) {
        Codec<?> codec =
                CONTEXT.registry().forResult(type(type), value instanceof List ? List.class : value.getClass());
        for (Format format : Format.values()) {
            WireWriter out = new WireWriter(8);
            forParameter(type, value).encode(format, value, out, CONTEXT);
            assertThat(codec.decode(format, out.toArray(), 0, out.size(), CONTEXT))
                    .isEqualTo(value);
        }
    }
}
