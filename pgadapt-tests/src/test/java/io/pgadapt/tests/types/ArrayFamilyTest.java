package io.pgadapt.tests.types;

import io.pgadapt.types.value.Box;
import io.pgadapt.types.value.PgArray;
import io.pgadapt.types.value.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Arrays of every shape, with every kind of gaps, from every lower bound. */
class ArrayFamilyTest extends LabTest {
    private static final int[][] SHAPES = {
        {}, {1}, {2}, {5}, {1, 1}, {2, 3}, {3, 1}, {1, 2, 3}, {2, 2, 2, 2}, {1, 1, 1, 1, 1}, {2, 1, 1, 1, 1, 3}
    };
    private static final int[] LOWER_BOUNDS = {1, -2, 0, 2};

    /** Which elements are NULL. */
    private static final List<IntPredicate> MASKS =
            List.of(i -> false, i -> true, i -> i == 0, i -> i % 2 == 1, i -> i % 3 == 2);

    /** A type of elements: the text of each within an array, and its value. */
    private record Element(String type, char delimiter, IntFunction<String> text, IntFunction<Object> value) {}

    private static final List<Element> ELEMENTS = List.of(
            new Element("int4", ',', i -> String.valueOf(i - 2), i -> i - 2),
            new Element("text", ',', i -> "\"a\\\"\\\\,{}" + i + "\"", i -> "a\"\\,{}" + i),
            new Element("bool", ',', i -> i % 2 == 0 ? "t" : "f", i -> i % 2 == 0),
            new Element("float8", ',', i -> i + ".5", i -> i + 0.5),
            new Element("box", ';', i -> "(" + i + ",2),(0,1)", i -> new Box(new Point(i, 2), new Point(0, 1))),
            new Element("mood", ',', i -> i % 2 == 0 ? "\"it's ok\"" : "sad", i -> i % 2 == 0 ? "it's ok" : "sad"),
            new Element("small", ',', String::valueOf, i -> (short) i));

    @Override
    String[] setup() {
        return new String[] {"CREATE TYPE mood AS ENUM ('sad', 'it''s ok')", "CREATE DOMAIN small AS int2"};
    }

    @TestFactory
    Stream<DynamicNode> arraysOfEveryShape() {
        return ELEMENTS.stream().map(element -> lab().tests(element.type() + "[]", samples(element)));
    }

    private static List<Sample> samples(Element element) {
        List<Sample> samples = new ArrayList<>();
        for (int[] shape : SHAPES) {
            for (IntPredicate isNull : MASKS) {
                for (int lowerBound : LOWER_BOUNDS) {
                    samples.add(sample(element, shape, isNull, lowerBound));
                }
            }
        }
        return samples.stream().distinct().toList();
    }

    private static Sample sample(Element element, int[] shape, IntPredicate isNull, int lowerBound) {
        int size = shape.length == 0 ? 0 : Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        List<@Nullable Object> values = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(isNull.test(i) ? null : element.value().apply(i));
            texts.add(isNull.test(i) ? "NULL" : element.text().apply(i));
        }
        int[] lowerBounds = new int[shape.length];
        Arrays.fill(lowerBounds, lowerBound);
        String bounds = Arrays.stream(shape)
                .mapToObj(length -> "[" + lowerBound + ":" + (lowerBound + length - 1) + "]")
                .collect(Collectors.joining());
        String text = text(texts, shape, 0, element.delimiter());
        return new Sample(bounds.isEmpty() ? text : bounds + "=" + text, PgArray.of(values, shape, lowerBounds));
    }

    private static String text(List<String> texts, int[] shape, int dimension, char delimiter) {
        if (dimension == shape.length) {
            return texts.isEmpty() ? "{}" : texts.get(0);
        }
        int step = texts.size() / shape[dimension];
        return IntStream.range(0, shape[dimension])
                .mapToObj(i -> text(texts.subList(i * step, (i + 1) * step), shape, dimension + 1, delimiter))
                .collect(Collectors.joining(String.valueOf(delimiter), "{", "}"));
    }
}
