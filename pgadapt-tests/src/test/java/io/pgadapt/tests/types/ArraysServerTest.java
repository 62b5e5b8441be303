package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Box;
import io.pgadapt.types.value.PgArray;
import io.pgadapt.types.value.Point;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays as the Java classes that they can be asked for and sent as. */
@PgTest
class ArraysServerTest {
    private static final List<Arguments> ARRAYS = List.of(
            Arguments.of("bool[]", new boolean[] {true, false}, "{t,f}"),
            Arguments.of("int2[]", new short[] {1, -32768}, "{1,-32768}"),
            Arguments.of("int4[]", new int[] {1, Integer.MIN_VALUE}, "{1,-2147483648}"),
            Arguments.of("int4[]", new int[][] {{1, 2, 3}, {4, 5, 6}}, "{{1,2,3},{4,5,6}}"),
            Arguments.of("int4[]", new int[][][] {{{1}}, {{2}}}, "{{{1}},{{2}}}"),
            Arguments.of("int4[]", new int[0], "{}"),
            Arguments.of("int8[]", new long[][] {{1}, {Long.MAX_VALUE}}, "{{1},{9223372036854775807}}"),
            Arguments.of("float4[]", new float[] {1.5f, Float.NaN}, "{1.5,NaN}"),
            Arguments.of("float4[]", new float[][] {{0.1f}}, "{{0.1}}"),
            Arguments.of("float8[]", new double[] {0.1, Double.NEGATIVE_INFINITY}, "{0.1,-Infinity}"),
            Arguments.of("float8[]", new double[][][] {{{1.5}}}, "{{{1.5}}}"),
            Arguments.of("numeric[]", new double[] {0.5}, "{0.5}"),
            Arguments.of("numeric[]", new int[] {5}, "{5}"),
            Arguments.of("text[]", new String[][] {{"a,b", "\"c\""}}, "{{\"a,b\",\"\\\"c\\\"\"}}"),
            Arguments.of("int4[]", new Integer[] {1, null}, "{1,NULL}"));

    /** Each array in each mode: in SIMPLE mode everything is text. */
    static Stream<Arguments> arrays() {
        return ARRAYS.stream()
                .flatMap(array -> Arrays.stream(ExecutionMode.values()).map(mode -> with(mode, array.get())));
    }

    private static Arguments with(ExecutionMode mode, Object[] array) {
        return Arguments.of(mode, array[0], array[1], array[2]);
    }

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void passAsJavaArrays(ExecutionMode mode, String type, Object array, String literal) {
        connection.executionMode(mode);
        String sql = "SELECT $1::%1$s, $1::%1$s IS NOT DISTINCT FROM '%2$s', '%2$s'::%1$s".formatted(type, literal);
        Row row = row(sql, array);
        Object echoed = row.get(0, array.getClass());
        Object read = row.get(2, array.getClass());
        assertThat(echoed).isEqualTo(array);
        assertThat(row.getBoolean(1)).isTrue();
        assertThat(read).isEqualTo(array);
    }

    @ParameterizedTest
    @EnumSource
    void passAsCollections(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row =
                row("SELECT $1::int4[], $2::text[]", new TreeSet<>(Set.of(3, 1)), List.of(List.of("a"), List.of("b")));
        Collection<?> collection = Objects.requireNonNull(row.get(0, Collection.class));
        Iterable<?> iterable = Objects.requireNonNull(row.get(0, Iterable.class));
        Stream<?> stream = Objects.requireNonNull(row.get(0, Stream.class));
        assertThat(collection).isEqualTo(List.of(1, 3));
        assertThat(iterable).isEqualTo(List.of(1, 3));
        assertThat(stream.toList()).isEqualTo(List.of(1, 3));
        assertThat((Object) row.get(0, Set.class)).isEqualTo(Set.of(1, 3));
        assertThat(row.get(1)).isEqualTo(List.of(List.of("a"), List.of("b")));
    }

    @ParameterizedTest
    @EnumSource
    void keepTheirBoundsAsPgArray(ExecutionMode mode) {
        connection.executionMode(mode);
        PgArray<Integer> array = PgArray.of(Arrays.asList(1, null, 3, 4), new int[] {2, 2}, new int[] {-1, 0});
        Row row = row("SELECT $1, $1 = '[-1:0][0:1]={{1,NULL},{3,4}}'::int4[], array_dims($1)", array);
        assertThat((Object) row.get(0, PgArray.class)).isEqualTo(array);
        assertThat(row.getBoolean(1)).isTrue();
        assertThat(row.get(2)).isEqualTo("[-1:0][0:1]");
    }

    @ParameterizedTest
    @EnumSource
    void areDelimitedAsTheirTypeIs(ExecutionMode mode) {
        connection.executionMode(mode);
        List<Box> boxes = Arrays.asList(
                new Box(new Point(2, 2), new Point(1, 1)), null, new Box(new Point(4, 4), new Point(3, 3)));
        Row row = row("SELECT $1::box[], ($1::box[])::text", boxes);
        assertThat(row.get(0)).isEqualTo(boxes);
        assertThat(row.get(1)).isEqualTo("{(2,2),(1,1);NULL;(4,4),(3,3)}");
    }

    @ParameterizedTest
    @EnumSource
    void nameTheNullThatAPrimitiveCannotHold(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT '{{1,2},{3,NULL}}'::int4[] AS grid");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("grid", int[][].class))
                .withMessageContainingAll("column 0 (\"grid\"", "NULL at index [1][1]", "int[][]", "List.class");
        assertThat(row.get("grid", Integer[][].class)).isDeepEqualTo(new Integer[][] {{1, 2}, {3, null}});
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("grid", int[].class))
                .withMessageContainingAll("2 dimensions", "int[]");
    }

    @Test
    void refuseWhatCanBeReadOnlyOnce() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("int4[]", Stream.of(1))))
                .withMessageContainingAll("parameter $1", "Stream", "List");
    }

    @Test
    void refuseRaggedOnes() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", (Object) new int[][] {{1}, {}}))
                .withMessageContainingAll("parameter $1", "equal length");
    }
}
