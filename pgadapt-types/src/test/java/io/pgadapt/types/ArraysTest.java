package io.pgadapt.types;

import static io.pgadapt.types.Wire.ARRAY;
import static io.pgadapt.types.Wire.LIST;
import static io.pgadapt.types.Wire.SET;
import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.value.Box;
import io.pgadapt.types.value.PgArray;
import io.pgadapt.types.value.Point;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArraysTest {
    private static final int[][] SHAPES = {{}, {1}, {3}, {1, 1}, {2, 3}, {1, 2, 3}, {2, 1, 2, 1, 2, 1}};

    @Test
    void everyShapePassesWithNullsAndBounds() {
        for (int[] shape : SHAPES) {
            for (int lower = -2; lower <= 2; lower++) {
                for (int nulls = 0; nulls < 4; nulls++) {
                    PgArray<Integer> array = array(shape, lower, nulls);
                    assertThat(roundTrip("_int4", array, ARRAY)).isEqualTo(array);
                    assertThat(roundTrip("_numeric", array, ARRAY).dimensions()).isEqualTo(shape.length);
                }
            }
        }
    }

    private static PgArray<Integer> array(int[] shape, int lower, int nulls) {
        int size = shape.length == 0 ? 0 : Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        List<Integer> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(nulls != 0 && i % nulls == 0 ? null : Integer.valueOf(i));
        }
        int[] lowerBounds = new int[shape.length];
        Arrays.fill(lowerBounds, lower);
        return PgArray.of(elements, shape, lowerBounds);
    }

    @Test
    void severalDimensionsAreListsOfLists() {
        List<List<Integer>> nested = List.of(List.of(1, 2), List.of(3, 4));
        assertThat(text("_int4", nested)).isEqualTo("{{1,2},{3,4}}");
        assertThat(roundTrip("_int4", nested, LIST)).isEqualTo(nested);
        assertThat(text("_int4", "{{{1},{2}}}", LIST)).isEqualTo(List.of(List.of(List.of(1), List.of(2))));
        assertThat(text("_int4", "{}", LIST)).isEmpty();
        assertThat(text("_int4", List.of(List.of(), List.of()))).isEqualTo("{}");
    }

    @Test
    void raggedNestsAreRefused() {
        for (Object ragged : new Object[] {
            List.of(List.of(1), List.of(2, 3)),
            List.of(1, List.of(2)),
            List.of(List.of(1), 2),
            Arrays.asList(List.of(1), null),
            new int[][] {{1}, {2, 3}}
        }) {
            assertThatThrownBy(() -> binary("_int4", ragged)).isInstanceOf(CodecException.class);
        }
        Object seven = 1;
        for (int i = 0; i < 7; i++) {
            seven = List.of(seven);
        }
        Object deep = seven;
        assertThatThrownBy(() -> binary("_int4", deep))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("7 dimensions");
    }

    @Test
    void primitiveArraysPass() {
        assertThat(text("_int4", "{1,2}", int[].class)).containsExactly(1, 2);
        assertThat(binary("_int8", binary("_int8", new long[] {1, -1}), long[].class))
                .containsExactly(1, -1);
        assertThat(binary("_float8", binary("_float8", new double[] {1.5}), double[].class))
                .containsExactly(1.5);
        assertThat(binary("_bool", binary("_bool", new boolean[] {true, false}), boolean[].class))
                .containsExactly(true, false);
        assertThat(binary("_int2", binary("_int2", new short[] {7}), short[].class))
                .containsExactly((short) 7);
        assertThat(binary("_float4", binary("_float4", new float[] {7}), float[].class))
                .containsExactly(7f);
        assertThat(binary("_int4", binary("_int4", new int[0]), int[].class)).isEmpty();
        assertThat(binary("_numeric", binary("_numeric", new int[] {5}), long[].class))
                .containsExactly(5);
        assertThat(binary("_int4", binary("_int4", new int[][] {{1, 2}, {3, 4}}), int[][].class))
                .isDeepEqualTo(new int[][] {{1, 2}, {3, 4}});
    }

    @Test
    void whatAnArrayOfPrimitivesCannotHoldIsRefused() {
        String withNull = binary("_int4", Arrays.asList(1, null));
        assertThatThrownBy(() -> binary("_int4", withNull, int[].class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("NULL")
                .hasMessageContaining("int[]");
        assertThatThrownBy(() -> text("_int4", "{1,NULL}", int[].class)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("_int8", binary("_int8", new long[] {1L << 40}), int[].class))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("_int2", new int[] {70000})).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("_int4", "{{1}}", int[].class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("2 dimensions");
        assertThatThrownBy(() -> binary("_int4", binary("_int4", new int[][] {{1}}), int[].class))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void arraysOfObjectsAreOfTheRequestedClass() {
        assertThat(text("_int4", "{1,NULL}", Integer[].class)).containsExactly(1, null);
        assertThat(text("_int4", "{1}", Long[].class)).containsExactly(1L);
        assertThat(text("_date", "{2024-01-01}", LocalDate[].class)).containsExactly(LocalDate.of(2024, 1, 1));
        assertThat(text("_int4", "{{1}}", Integer[][].class)).isDeepEqualTo(new Integer[][] {{1}});
        assertThat(text("_bytea", "{\"\\\\x01\",NULL}", byte[][].class)).isDeepEqualTo(new byte[][] {{1}, null});
        assertThat(text("_int4", "{1}", Object[].class)).containsExactly(1);
        assertThat(text("_int4", "{1}", Number[].class)).containsExactly(1);
        assertThatThrownBy(() -> text("_text", "{1}", Number[].class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("text to java.lang.Number");
        assertThat(text("_int4", "{1,1,2}", SET)).isEqualTo(Set.of(1, 2));
        assertThatThrownBy(() -> text("_int4", "{1}", LocalDate[].class)).isInstanceOf(NoCodecException.class);
    }

    @Test
    void typeArgumentsChooseTheElements() {
        TypeOf<List<List<Long>>> nested = new TypeOf<>() {};
        assertThat(nested.decode("_int4", "{{1},{2}}")).isEqualTo(List.of(List.of(1L), List.of(2L)));
        TypeOf<Set<Long>> set = new TypeOf<>() {};
        assertThat(set.decode("_int4", "{2,1,2}")).containsExactly(2L, 1L);
        TypeOf<Collection<? extends Number>> wildcard = new TypeOf<>() {};
        assertThat(wildcard.decode("_int4", "{1}")).isEqualTo(List.of(1));
        TypeOf<Stream<Long>> stream = new TypeOf<>() {};
        assertThat(stream.decode("_int4", "{1,2}").mapToLong(Long::longValue).sum())
                .isEqualTo(3);
    }

    @Test
    void everySuperinterfaceOfListIsAList() {
        List<Class<?>> classes = new ArrayList<>(List.of(Collection.class, Iterable.class));
        classes.addAll(List.of(List.class.getInterfaces())); // since Java 21 SequencedCollection
        for (Class<?> superinterface : classes) {
            Object list = text("_int4", "{1,2}", superinterface);
            assertThat(list).as(superinterface.getName()).isEqualTo(List.of(1, 2));
        }
        assertThatThrownBy(() -> text("_int4", "{1}", ArrayList.class)).isInstanceOf(NoCodecException.class);
    }

    @Test
    void everyCollectionCanBeSent() {
        assertThat(text("_int4", new TreeSet<>(Set.of(2, 1)))).isEqualTo("{1,2}");
        assertThat(text("_int4", new ArrayDeque<>(List.of(2, 1)))).isEqualTo("{2,1}");
        assertThat(text("_text", Map.of("a", 1).keySet())).isEqualTo("{a}");
        assertThat(binary("_int4", Collections.unmodifiableCollection(List.of(1))))
                .isEqualTo(binary("_int4", List.of(1)));
    }

    @Test
    void whatCanBeReadOnceIsNotSent() {
        Iterable<Integer> iterable = () -> List.of(1).iterator();
        for (Object once : new Object[] {Stream.of(1), iterable, Path.of("a")}) {
            assertThatThrownBy(() -> text("_int4", once))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(once.getClass().getName())
                    .hasMessageContaining("List");
        }
    }

    @Test
    void boundedArraysAskForTheTypeOfTheirElements() {
        CodecRegistry registry = Wire.CONTEXT.registry();
        assertThat(registry.hint(PgArray.of(List.of(1L))))
                .isEqualTo(Wire.type("_int8").oid());
        assertThat(registry.hint(PgArray.of(List.of()))).isZero();
    }

    @Test
    void elementsAreEncodedByTheirOwnClasses() {
        assertThat(roundTrip("_numeric", List.of(1, 2L, new BigDecimal("3.5")), LIST))
                .isEqualTo(List.of(BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("3.5")));
        assertThatThrownBy(() -> binary("_int4", List.of(LocalDate.EPOCH))).isInstanceOf(NoCodecException.class);
    }

    @Test
    void anElementThatIsTextMakesTheArrayText() {
        assertThat(format("_date", List.of("2024-01-01"))).isEqualTo(Format.TEXT);
        assertThat(format("_date", List.of(LocalDate.EPOCH))).isEqualTo(Format.BINARY);
        assertThat(format("_text", List.of("a"))).isEqualTo(Format.BINARY);
        assertThat(text("_date", List.of("today", LocalDate.EPOCH))).isEqualTo("{today,1970-01-01}");
        assertThat(text("_money", List.of("1"))).isEqualTo("{1}");
        assertThat(text("_box", List.of("(2,2),(1,1)", "(4,4),(3,3)"))).isEqualTo("{(2,2),(1,1);(4,4),(3,3)}");
        assertThat(text("_box", "{(2,2),(1,1);NULL}", LIST))
                .isEqualTo(Arrays.asList(new Box(new Point(2, 2), new Point(1, 1)), null));
    }

    private static Format format(String type, Object value) {
        return Wire.CONTEXT.registry().forParameter(value, Wire.type(type)).format();
    }

    @Test
    void listsThatAreDecodedCannotBeChanged() {
        List<?> list = text("_int4", "{1,2}", LIST);
        assertThatThrownBy(() -> Collections.reverse(list)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{null,NULL,Null,\"NULL\",nulls}|[null, null, null, NULL, nulls]",
                "{\"a,b\",\"{}\",\"\\\"\",\"\\\\\"}|[a,b, {}, \", \\]",
                "[0:1]={a,b}|[a, b]",
                "{a\\,b}|[a,b]",
                "{\\NULL}|[NULL]",
            })
    void textIsReadAsTheServerWritesIt(String text, String elements) {
        assertThat(text("_text", text, LIST)).hasToString(elements);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "1",
                "{1",
                "{1}}",
                "{1}x",
                "{1,}",
                "{,1}",
                "{{1},2}",
                "{1,{2}}",
                "{{1},{2,3}}",
                "{{}}",
                "{\"1}",
                "{1\"2\"}",
                "[1:2]={1}",
                "[1]={1}",
                "[1:1={1}",
                "[1:1]{1}",
                "[1:1]",
                "[2:1]={}x",
                "[1:1][1:1]={1}",
                "{{{{{{{1}}}}}}}",
                "{\\",
                "{\"\\",
                "[99999999999:1]={1}"
            })
    void textsThatAreNoArraysAreRefused(String text) {
        assertThatThrownBy(() -> text("_int4", text, LIST)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff0000000000000017", // -1 dimensions
                "000000070000000000000017", // 7 dimensions
                "7fffffff0000000000000017",
                "000000010000000000000017" + "7fffffff00000001", // 2 billion elements
                "000000010000000000000017" + "ffffffff00000001", // -1 elements
                "000000020000000000000017" + "0001000000000001" + "0001000000000001", // 2^32 elements
                "000000010000000000000017" + "0000000100000001" + "7fffffff", // an element of 2 GB
                "000000010000000000000017" + "0000000100000001" + "fffffffe", // a length of -2
                "000000010000000000000017" + "0000000100000001" + "0000000400000001" + "00", // a byte too much
                "000000000000000000000017" + "00",
            })
    void hostileSizesAreRefusedWithoutAllocating(String hex) {
        for (Class<?> target : new Class<?>[] {List.class, int[].class, PgArray.class, Integer[][].class}) {
            assertThatThrownBy(() -> binary("_int4", hex, target)).isInstanceOf(CodecException.class);
        }
    }
}
