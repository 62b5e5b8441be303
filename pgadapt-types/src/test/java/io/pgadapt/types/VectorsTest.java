package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.PgArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value that was read off a server, through the codec that a column of its type gets. */
class VectorsTest {
    /**
     * Types that are their text, by decision: because the server has no binary form, or a number there where text has a
     * name ({@code regclass}), or because another module decodes them.
     */
    private static final Set<String> OPAQUE = Set.of(
            "regproc",
            "regprocedure",
            "regoperator",
            "regclass",
            "regtype",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regrole",
            "regcollation",
            "aclitem",
            "seg",
            "ean13",
            "isbn13",
            "isbn",
            "ismn",
            "issn",
            "upc",
            "geometry",
            "geography");

    /** The text of {@code money} is the server's alone. */
    private static final Set<String> SENT_IN_BINARY_ONLY = Set.of("money");

    /** The server prints both groupings alike, so that a value holds neither; what is sent is grouped from the left. */
    private static final Map<String, String> REGROUPED = Map.of(
            "a & (b & c)", "0000000502020100006300020201000062000100006100",
            "a|(b|c)", "0000000502030100006300020301000062000100006100");

    /** NaN and infinities are no BigDecimal. */
    private static final CodecContext CONTEXT = CodecContext.of(
            CodecRegistry.defaults()
                    .newBuilder()
                    .defaultCodec(Codecs.PG_NUMERIC)
                    .build(),
            UserTypes.catalog());

    @Test
    void everyTypeIsEitherDecodedOrListedAsText() {
        assertThat(Vector.all().stream().map(Vector::typeName).distinct())
                .allSatisfy(name ->
                        assertThat(CONTEXT.catalog().byName(name)).as(name).isNotNull());
        assertThat(OPAQUE)
                .allSatisfy(name -> assertThat(codec(name).hasBinary()).as(name).isFalse());
    }

    @ParameterizedTest
    @MethodSource("withBinary")
    void textAndBinaryDecodeToEqualValues(Vector vector) {
        Codec<?> codec = codec(vector.typeName());
        Object fromText = decode(codec, Format.TEXT, vector.textBytes());
        Object fromBinary = decode(codec, Format.BINARY, vector.binaryBytes());
        assertThat(comparable(fromBinary)).isEqualTo(comparable(fromText));
        assertThat(fromBinary).isInstanceOf(codec.javaType());
    }

    @ParameterizedTest
    @MethodSource("withBinary")
    void valuesEncodeToWhatTheServerSent(Vector vector) {
        Codec<?> codec = lossless(vector.typeName());
        Object value = decode(codec, Format.BINARY, vector.binaryBytes());
        if (!SENT_IN_BINARY_ONLY.contains(vector.typeName())) {
            assertThat(printed(codec, value)).isEqualTo(vector.text());
        }
        assertThat(HexFormat.of().formatHex(encode(codec, Format.BINARY, value)))
                .isEqualTo(normal(vector));
    }

    @ParameterizedTest
    @MethodSource("withBinary")
    void stringsAreTheServersText(Vector vector) {
        Codec<String> codec = CONTEXT.registry().forResult(type(vector.typeName()), String.class);
        assertThat(codec.decode(Format.TEXT, vector.textBytes(), 0, vector.textBytes().length, CONTEXT))
                .isEqualTo(vector.text());
        if (!SENT_IN_BINARY_ONLY.contains(vector.typeName())) {
            assertThat(codec.decode(Format.BINARY, vector.binaryBytes(), 0, vector.binaryBytes().length, CONTEXT))
                    .isEqualTo(vector.text());
        }
    }

    @ParameterizedTest
    @MethodSource("withBinary")
    void everyTruncationIsACodecExceptionOrAnotherValue(Vector vector) {
        Codec<?> codec = codec(vector.typeName());
        byte[] binary = vector.binaryBytes();
        for (int length = 0; length < binary.length; length++) {
            byte[] truncated = Arrays.copyOf(binary, length);
            assertThatCode(() -> decodeOrRefuse(codec, Format.BINARY, truncated))
                    .doesNotThrowAnyException();
        }
        byte[] text = vector.textBytes();
        for (int length = 0; length < text.length; length++) {
            byte[] truncated = Arrays.copyOf(text, length);
            assertThatCode(() -> decodeOrRefuse(codec, Format.TEXT, truncated)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("withBinary")
    void everyChangedByteIsACodecExceptionOrAnotherValue(Vector vector) {
        Codec<?> codec = codec(vector.typeName());
        for (int change : new int[] {0x01, 0x7F, 0x80, 0xFF}) {
            byte[] binary = vector.binaryBytes();
            for (int i = 0; i < binary.length; i++) {
                byte[] changed = binary.clone();
                changed[i] ^= (byte) change;
                assertThatCode(() -> decodeOrRefuse(codec, Format.BINARY, changed))
                        .doesNotThrowAnyException();
            }
            byte[] text = vector.textBytes();
            for (int i = 0; i < text.length; i++) {
                byte[] changed = text.clone();
                changed[i] ^= (byte) change;
                assertThatCode(() -> decodeOrRefuse(codec, Format.TEXT, changed))
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void otherTypesAreTheirText(Vector vector) {
        assertThat(decode(
                        CONTEXT.registry().forResult(type(vector.typeName()), String.class),
                        Format.TEXT,
                        vector.textBytes()))
                .isEqualTo(vector.text());
    }

    static Stream<Vector> withBinary() {
        return Vector.all().stream().filter(Vector::hasBinary).filter(v -> !OPAQUE.contains(v.typeName()));
    }

    static Stream<Vector> opaque() {
        return Vector.all().stream().filter(v -> OPAQUE.contains(v.typeName()));
    }

    /** What is sent back; some versions send a numeric infinity with a scale, which means nothing. */
    private static String normal(Vector vector) {
        return REGROUPED.getOrDefault(vector.literal(), vector.binary()).replace("d0000020", "d0000000");
    }

    /** Lists of byte arrays are compared by what is in them. */
    private static Object comparable(Object value) {
        return value instanceof List<?> list ? list.toArray() : value;
    }

    private static PgType type(String name) {
        PgType type = CONTEXT.catalog().byName(name);
        assertThat(type).as(name).isNotNull();
        return Objects.requireNonNull(type);
    }

    private static Codec<?> codec(String typeName) {
        return CONTEXT.registry().forResult(type(typeName));
    }

    private static Codec<?> lossless(String typeName) {
        return typeName.endsWith("[]") ? CONTEXT.registry().forResult(type(typeName), PgArray.class) : codec(typeName);
    }

    private static void decodeOrRefuse(Codec<?> codec, Format format, byte[] data) {
        try {
            decode(codec, format, data);
        } catch (CodecException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Object decode(Codec<?> codec, Format format, byte[] data) {
        byte[] within = new byte[data.length + 5];
        System.arraycopy(data, 0, within, 3, data.length);
        return codec.decode(format, within, 3, data.length, CONTEXT);
    }

    @SuppressWarnings("unchecked")
    private static byte[] encode(Codec<?> codec, Format format, Object value) {
        WireWriter out = new WireWriter(16);
        ((Codec<Object>) codec).encode(format, value, out, CONTEXT);
        return out.toArray();
    }

    private static String printed(Codec<?> codec, Object value) {
        return new String(encode(codec, Format.TEXT, value), StandardCharsets.UTF_8);
    }
}
