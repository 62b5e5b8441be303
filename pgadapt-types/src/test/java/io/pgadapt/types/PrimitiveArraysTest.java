package io.pgadapt.types;

import static io.pgadapt.types.Wire.ARRAY;
import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.PgArray;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class PrimitiveArraysTest {
    private static final int ROUNDS = 500;
    private static final int ELEMENTS = 10_000;

    /** What an array may allocate beside its elements: heads of a hundred rows, the shape, reader and writer. */
    private static final int OVERHEAD = 4_000;

    static final List<Arguments> VALUES = List.of(
            Arguments.of("_bool", new boolean[] {true, false}, "{t,f}"),
            Arguments.of("_bool", new boolean[][] {{true}, {false}}, "{{t},{f}}"),
            Arguments.of("_int2", new short[] {1, -32768}, "{1,-32768}"),
            Arguments.of("_int2", new short[][] {{1, 2}}, "{{1,2}}"),
            Arguments.of("_int4", new int[] {0, Integer.MAX_VALUE, Integer.MIN_VALUE}, "{0,2147483647,-2147483648}"),
            Arguments.of("_int4", new int[][] {{1, 2, 3}, {4, 5, 6}}, "{{1,2,3},{4,5,6}}"),
            Arguments.of("_int4", new int[][][] {{{1}, {2}}, {{3}, {4}}}, "{{{1},{2}},{{3},{4}}}"),
            Arguments.of("_int4", new int[][][][][][] {{{{{{7, 8}}}}}}, "{{{{{{7,8}}}}}}"),
            Arguments.of("_int8", new long[] {1, Long.MIN_VALUE}, "{1,-9223372036854775808}"),
            Arguments.of("_int8", new long[][] {{10}, {20}}, "{{10},{20}}"),
            Arguments.of("_float4", new float[] {1.5f, Float.NaN, Float.NEGATIVE_INFINITY}, "{1.5,NaN,-Infinity}"),
            Arguments.of("_float4", new float[][] {{0.1f}}, "{{0.1}}"),
            Arguments.of("_float8", new double[] {0.1, 1e300}, "{0.1,1e+300}"),
            Arguments.of("_float8", new double[][][] {{{1, 2}}, {{3, 4}}}, "{{{1,2}},{{3,4}}}"),
            Arguments.of("_numeric", new int[] {1, -20}, "{1,-20}"),
            Arguments.of("_numeric", new float[] {0.1f}, "{0.1}"),
            Arguments.of("_numeric", new double[][] {{0.5}}, "{{0.5}}"),
            Arguments.of("_float4", new double[] {0.5, 1}, "{0.5,1}"),
            Arguments.of("_float8", new float[] {0.5f}, "{0.5}"),
            Arguments.of("_oid", new long[] {4294967295L}, "{4294967295}"),
            Arguments.of("_int2", new long[] {7}, "{7}"),
            Arguments.of("_int8", new short[] {7}, "{7}"),
            Arguments.of("_xid", new int[] {7}, "{7}"),
            Arguments.of("_int4", new int[0], "{}"),
            Arguments.of("_float8", new double[0][0], "{}"));

    @ParameterizedTest
    @FieldSource("VALUES")
    void passInBothFormats(String type, Object array, String text) {
        assertThat(text(type, array)).isEqualTo(text);
        Object fromText = text(type, text, array.getClass());
        Object fromBinary = binary(type, binary(type, array), array.getClass());
        assertThat(fromText).isEqualTo(array);
        assertThat(fromBinary).isEqualTo(array);
        assertThat(binary(type, binary(type, array), ARRAY)).isEqualTo(text(type, text, ARRAY));
    }

    @Test
    void emptyDimensionsAreAnEmptyArray() {
        assertThat(binary("_int4", new int[3][0])).isEqualTo("000000000000000000000017");
        assertThat(text("_int4", new int[0][3])).isEqualTo("{}");
        assertThat(text("_int4", "{}", int[][].class)).isEmpty();
    }

    @Test
    void lowerBoundsAreLeftBehind() {
        PgArray<Integer> array = PgArray.of(List.of(1, 2, 3, 4), new int[] {2, 2}, new int[] {-5, 0});
        int[][] expected = {{1, 2}, {3, 4}};
        assertThat(text("_int4", text("_int4", array), int[][].class)).isDeepEqualTo(expected);
        assertThat(binary("_int4", binary("_int4", array), int[][].class)).isDeepEqualTo(expected);
    }

    @Test
    void quotesAndEscapesAreReadAsTheServerReadsThem() {
        assertThat(text("_int4", "{\"1\",\\2,\"\\3\"}", int[].class)).containsExactly(1, 2, 3);
        assertThat(text("_int4", "[2:3]={\"1\",2}", int[].class)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aNullIsRefusedByItsIndex(Format format) {
        refuses(format, Arrays.asList(1, null, null), int[].class, "index [1]", "int[]", "List.class");
        refuses(format, Arrays.asList(1, null), short[].class, "index [1]", "short[]");
        refuses(
                format,
                List.of(List.of(1, 2, 3), Arrays.asList(4, null, 6)),
                double[][].class,
                "index [1][1]",
                "double[][]");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anotherNumberOfDimensionsIsRefused(Format format) {
        refuses(format, List.of(1), int[][].class, "1 dimensions", "int[][]");
        refuses(format, List.of(List.of(1)), int[].class, "2 dimensions", "int[]");
        refuses(format, List.of(List.of(1)), Integer[].class, "2 dimensions", "Integer[]");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatDoesNotFitIsRefused(Format format) {
        refuses(format, List.of(70_000), short[].class, "70000", "-32768 to 32767");
        refuses(format, List.of(16_777_217), float[].class, "1.6777217E7", "float");
    }

    private static void refuses(Format format, Object value, Class<?> target, String... words) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> decode(format, value, target))
                .withMessageContainingAll(words);
    }

    private static Object decode(Format format, Object value, Class<?> target) {
        return format == Format.TEXT
                ? text("_int4", text("_int4", value), target)
                : binary("_int4", binary("_int4", value), target);
    }

    static final List<Object> RAGGED = List.of(
            new int[][] {{1}, {2, 3}},
            new int[][] {{}, {1}},
            new int[][] {{1}, null},
            new int[][] {null, {1}},
            new int[][][] {{{1}}, {{1}, {2}}});

    @ParameterizedTest
    @FieldSource("RAGGED")
    void raggedArraysAreRefused(Object ragged) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> binary("_int4", ragged))
                .withMessageContaining("equal length");
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text("_int4", ragged))
                .withMessageContaining("equal length");
    }

    @Test
    void moreDimensionsThanPostgresqlHasAreRefused() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> binary("_int4", new int[1][1][1][1][1][1][1]))
                .withMessageContaining("7 dimensions");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void nothingButTheArrayIsAllocated(Format format) {
        int[] flat = new int[ELEMENTS];
        Arrays.setAll(flat, i -> i * 199_999);
        int[][] nested = new int[100][100];
        Arrays.setAll(nested, i -> Arrays.copyOfRange(flat, i * 100, (i + 1) * 100));
        checkAllocation(format, "_int4", flat, ELEMENTS * 4L);
        checkAllocation(format, "_int4", nested, ELEMENTS * 4L);
        checkAllocation(format, "_int8", new long[ELEMENTS], ELEMENTS * 8L);
        checkAllocation(format, "_int2", new short[ELEMENTS], ELEMENTS * 2L);
        checkAllocation(format, "_bool", new boolean[ELEMENTS], ELEMENTS);
    }

    @Test
    void floatsAllocateNothingButTheArrayInBinary() {
        checkAllocation(Format.BINARY, "_float4", new float[ELEMENTS], ELEMENTS * 4L);
        checkAllocation(Format.BINARY, "_float8", new double[100][100], ELEMENTS * 8L);
        checkAllocation(Format.BINARY, "_float4", new double[ELEMENTS], ELEMENTS * 8L);
    }

    private static <A> void checkAllocation(Format format, String type, A array, long size) {
        @SuppressWarnings("unchecked")
        Class<A> arrayClass = (Class<A>) array.getClass();
        Codec<Object> encoder = Wire.CONTEXT.registry().forParameter(array, Wire.type(type));
        Codec<A> decoder = Wire.CONTEXT.registry().forResult(Wire.type(type), arrayClass);
        WireWriter out = new WireWriter(1 << 20);
        long encoding = allocatedBy(() -> {
            out.truncate(0);
            encoder.encode(format, array, out, Wire.CONTEXT);
        });
        assertThat(encoding).as("encoding %s", arrayClass.getTypeName()).isLessThan(OVERHEAD);
        long decoding = allocatedBy(() -> decoder.decode(format, out.array(), 0, out.size(), Wire.CONTEXT));
        assertThat(decoding).as("decoding %s", arrayClass.getTypeName()).isBetween(size, size + OVERHEAD);
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }
}
