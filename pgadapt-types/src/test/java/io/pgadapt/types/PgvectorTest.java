package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.SparseVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgvectorTest {
    private static final CodecContext CONTEXT = CodecContext.of(CodecRegistry.defaults(), UserTypes.catalog());
    private static final SparseVector SPARSE = SparseVector.of(5, new int[] {0, 2}, new float[] {0.5f, 2});

    private static PgType type(String name) {
        return Objects.requireNonNull(CONTEXT.catalog().byName(name));
    }

    private static byte[] encode(String type, Object value, Format format) {
        WireWriter out = new WireWriter(8);
        CONTEXT.registry().forParameter(value, type(type)).encode(format, value, out, CONTEXT);
        return out.toArray();
    }

    private static <T> T decode(String type, byte[] data, Format format, Class<T> target) {
        return CONTEXT.registry().forResult(type(type), target).decode(format, data, 0, data.length, CONTEXT);
    }

    private static <T> T text(String type, String text, Class<T> target) {
        return decode(type, text.getBytes(StandardCharsets.US_ASCII), Format.TEXT, target);
    }

    private static String text(String type, Object value) {
        return new String(encode(type, value, Format.TEXT), StandardCharsets.US_ASCII);
    }

    /** Sends a value and reads it as a class, in both formats. */
    private static <T> List<T> trips(String type, Object value, Class<T> target) {
        return Arrays.stream(Format.values())
                .map(format -> decode(type, encode(type, value, format), format, target))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "halfvec", "sparsevec"})
    void everyClassOfNumbersPasses(String type) {
        float[] floats = {1, 0, -2.5f};
        double[] doubles = {1, 0, -2.5};
        for (Object sent : new Object[] {floats, doubles, List.of(1f, 0f, -2.5f), List.of(1, 0L, -2.5)}) {
            assertThat(trips(type, sent, float[].class)).containsExactly(floats, floats);
            assertThat(trips(type, sent, double[].class)).containsExactly(doubles, doubles);
            assertThat(trips(type, sent, List.class)).containsOnly(List.of(1f, 0f, -2.5f));
        }
    }

    @Test
    void sparseVectorsPass() {
        assertThat(trips("sparsevec", SPARSE, SparseVector.class)).containsOnly(SPARSE);
        assertThat(text("sparsevec", SPARSE)).isEqualTo("{1:0.5,3:2}/5");
        assertThat(text("sparsevec", new float[] {0, 3})).isEqualTo("{2:3}/2");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text("sparsevec", "{1:1}/1000000000", float[].class))
                .withMessageContainingAll("1000000000 dimensions", "16000", "SparseVector");
    }

    @Test
    void theyAreElementsOfArrays() {
        float[] one = {1, 2};
        float[] two = {3};
        for (Object sent :
                new Object[] {List.of(one, two), new float[][] {one, two}, List.of(new double[] {1, 2}, two)}) {
            assertThat(text("_vector", sent)).isEqualTo("{\"[1,2]\",[3]}");
            assertThat(trips("_vector", sent, float[][].class))
                    .allSatisfy(array -> assertThat(array).isDeepEqualTo(new float[][] {one, two}));
        }
        assertThat(text("_vector", Arrays.asList(one, null))).isEqualTo("{\"[1,2]\",NULL}");
        assertThat(text("_vector", new float[][][] {{one}, {two}})).isEqualTo("{{\"[1,2]\"},{[3]}}");
        assertThat(text("_vector", "{\"[1,2]\",NULL}", float[][].class)).isDeepEqualTo(new float[][] {one, null});
        assertThat(text("_halfvec", "{[3]}", double[][].class)).isDeepEqualTo(new double[][] {{3}});
        assertThat(trips("_sparsevec", List.of(SPARSE), List.class)).containsOnly(List.of(SPARSE));
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Doc(int id, float[] embedding) {}

    @Test
    void theyAreFieldsOfComposites() {
        for (Object sent : new Object[] {
            new Doc(1, new float[] {2, 3}), Composite.of(List.of("id", "embedding"), List.of(1, new float[] {2, 3}))
        }) {
            assertThat(text("vdoc", sent)).isEqualTo("(1,\"[2,3]\")");
            assertThat(trips("vdoc", sent, Doc.class))
                    .allSatisfy(doc -> assertThat(doc.embedding()).containsExactly(2, 3));
        }
    }

    @Test
    void stringsAreTheServersText() {
        byte[] binary = HexFormat.of().parseHex("000200003f80000040000000");
        assertThat(decode("vector", binary, Format.BINARY, String.class)).isEqualTo("[1,2]");
    }

    @Test
    void whatTheyCannotHoldIsRefused() {
        refuses("vector", new float[0], "1 to 16000 dimensions", "has 0");
        refuses("vector", new float[16_001], "has 16001");
        refuses("vector", new double[] {1e300}, "1.0E300", "3.4e38");
        refuses("vector", Arrays.asList(1f, null), "index 1", "null");
        refuses("vector", List.of("x"), "index 0", "java.lang.String");
        refuses("halfvec", new float[] {70_000}, "70000.0", "halfvec", "65504");
        refuses("sparsevec", new float[0], "1 to 1000000000 dimensions");
    }

    private static void refuses(String type, Object value, String... words) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> encode(type, value, Format.BINARY))
                .withMessageContainingAll(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "vector 00",
                "vector 00020000",
                "vector 000100003f8000",
                "vector 000100003f80000000",
                "halfvec ffff0000",
                "sparsevec 000000057fffffff00000000",
                "sparsevec 00000005ffffffff00000000",
                "sparsevec 000000010000000100000000000000013f800000", // index 1 of 1
                "sparsevec 00000005000000010000000000000000",
                "sparsevec 000000050000000200000000000000010000000000000000" + "3f800000",
                "sparsevec 000000000000000000000000", // no dimensions
            })
    void bytesThatAreNoneOfThemAreRefused(String type, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        Codec<?> codec = CONTEXT.registry().forResult(type(type));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.decode(Format.BINARY, data, 0, data.length, CONTEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "vector []",
                "vector [1",
                "vector 1]",
                "vector [1,]",
                "vector [,1]",
                "vector [x]",
                "sparsevec {}",
                "sparsevec {}/",
                "sparsevec {}/x",
                "sparsevec {1}/2",
                "sparsevec {1:}/2",
                "sparsevec {:1}/2",
                "sparsevec {0:1}/2",
                "sparsevec {3:1}/2",
                "sparsevec {2:1,1:1}/2",
                "sparsevec {1:1,}/2",
                "sparsevec {1,2:1}/2",
                "sparsevec 1:1}/2",
            })
    void textsThatAreNoneOfThemAreRefused(String type, String text) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> decode(
                        type,
                        text.getBytes(StandardCharsets.US_ASCII),
                        Format.TEXT,
                        CONTEXT.registry().forResult(type(type)).javaType()));
    }

    @Test
    void sparseVectorsKnowTheirComponents() {
        assertThat(SPARSE.toArray()).containsExactly(0.5f, 0, 2, 0, 0);
        assertThat(SparseVector.of(SPARSE.toArray())).isEqualTo(SPARSE).hasSameHashCodeAs(SPARSE);
        assertThat(SparseVector.of(5, new int[] {0, 1, 2}, new float[] {0.5f, 0, 2}))
                .isEqualTo(SPARSE);
        assertThat(SPARSE).hasToString("{1:0.5,3:2.0}/5").isNotEqualTo(SparseVector.of(new float[] {0.5f, 0, 2}));
        assertThat(SPARSE.size()).isEqualTo(2);
        assertThat(SPARSE.indices()).containsExactly(0, 2);
        assertThat(SPARSE.values()).containsExactly(0.5f, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseVector.of(2, new int[] {1, 1}, new float[2]))
                .withMessageContainingAll("index 1", "ascend");
        assertThatIllegalArgumentException().isThrownBy(() -> SparseVector.of(2, new int[] {2}, new float[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> SparseVector.of(2, new int[] {-1}, new float[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> SparseVector.of(2, new int[1], new float[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> SparseVector.of(0, new int[0], new float[0]));
    }
}
