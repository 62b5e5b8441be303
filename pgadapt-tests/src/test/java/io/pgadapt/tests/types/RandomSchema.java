package io.pgadapt.tests.types;

import io.pgadapt.types.Literals;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up types of the user, of whatever kind and depth, and the statements that create them. Not thread-safe. */
final class RandomSchema {
    private static final List<String> BRACKETS = List.of("[)", "()", "[]", "(]");
    private static final List<String> ODD = List.of("", " x", "\"q\"", "é😀", "it's", "A.b", "\\", "select", "%s");

    private final Random random;
    private final List<String> ddl = new ArrayList<>();

    RandomSchema(Random random) {
        this.random = random;
    }

    /** Returns the statements that create the types that were made up so far. */
    List<String> ddl() {
        return ddl;
    }

    /** Makes up a type that is nested at most so deep. */
    RandomType type(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextInt(8) == 0 ? enumType() : pick(RandomValues.TYPES);
        }
        return switch (random.nextInt(6)) {
            case 0 -> domain(depth - 1);
            case 1 -> range();
            case 2 -> multirange();
            case 3 -> array(depth - 1);
            default -> composite(depth - 1);
        };
    }

    private RandomType enumType() {
        List<String> labels = IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> i + pick(ODD))
                .toList();
        String name = create(
                "TYPE", labels.stream().map(Literals::quote).collect(Collectors.joining(", ", "AS ENUM (", ")")));
        return new RandomType(name, r -> labels.get(r.nextInt(labels.size())), Comparator.comparing(labels::indexOf));
    }

    private RandomType domain(int depth) {
        RandomType over = type(depth);
        return new RandomType(create("DOMAIN", "AS " + over.sql()), over.values(), over.order());
    }

    private RandomType composite(int depth) {
        List<RandomType> types =
                Stream.generate(() -> type(depth)).limit(random.nextInt(5)).toList();
        List<String> names = IntStream.range(0, types.size())
                .mapToObj(i -> "f" + i + pick(ODD))
                .toList();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(quoted(names.get(i)) + " " + types.get(i).sql());
        }
        return RandomType.of(random.nextBoolean() ? compositeType(fields) : rowType(fields), r -> {
            List<@Nullable Object> values = new ArrayList<>();
            types.forEach(type -> values.add(type.valueOrNull(r)));
            return Composite.of(names, values);
        });
    }

    private String compositeType(List<String> fields) {
        return create("TYPE", "AS (" + String.join(", ", fields) + ")");
    }

    /** The type of a table's rows, of which a column is no more. */
    private String rowType(List<String> fields) {
        List<String> columns = new ArrayList<>(fields);
        columns.add(random.nextInt(columns.size() + 1), "gone int");
        String name = create("TABLE", "(" + String.join(", ", columns) + ")");
        ddl.add("ALTER TABLE " + name + " DROP COLUMN gone");
        return name;
    }

    private RandomType array(int depth) {
        RandomType element = type(depth);
        while (isArray(element)) {
            element = type(depth);
        }
        RandomType of = element;
        return RandomType.of(of.sql() + "[]", r -> list(of, r, 1 + (r.nextInt(3) == 0 ? r.nextInt(3) : 0), r));
    }

    /** Arrays of arrays are arrays of more dimensions, and a list of lists may be either. */
    private static boolean isArray(RandomType type) {
        return type.value(new Random(0)) instanceof List<?>;
    }

    private static List<@Nullable Object> list(RandomType element, Random shape, int dimensions, Random values) {
        int[] lengths =
                IntStream.range(0, dimensions).map(i -> 1 + shape.nextInt(3)).toArray();
        return shape.nextInt(5) == 0 ? List.of() : list(element, lengths, 0, values);
    }

    private static List<@Nullable Object> list(RandomType element, int[] lengths, int dimension, Random random) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < lengths[dimension]; i++) {
            list.add(
                    dimension == lengths.length - 1
                            ? element.valueOrNull(random)
                            : list(element, lengths, dimension + 1, random));
        }
        return Collections.unmodifiableList(list);
    }

    private RandomType range() {
        RandomType bound = ordered();
        return RandomType.of(create("TYPE", "AS RANGE (subtype = " + bound.sql() + ")"), r -> range(bound, r));
    }

    private RandomType multirange() {
        RandomType bound = ordered();
        String name = quoted("m" + ddl.size() + pick(ODD));
        create("TYPE", "AS RANGE (subtype = " + bound.sql() + ", multirange_type_name = " + name + ")");
        return RandomType.of(name, r -> multirange(bound, r));
    }

    private RandomType ordered() {
        return random.nextInt(4) == 0
                ? enumType()
                : pick(RandomValues.TYPES.stream()
                        .filter(type -> type.order() != null)
                        .toList());
    }

    private static Range<Object> range(RandomType bound, Random random) {
        if (random.nextInt(8) == 0) {
            return Range.empty();
        }
        List<Object> ascending = ascending(bound, 2, random);
        Object lower = random.nextInt(5) == 0 ? null : ascending.get(0);
        Object upper = random.nextInt(5) == 0 ? null : ascending.get(ascending.size() - 1);
        return Range.of(lower, upper, ascending.size() == 1 ? "[]" : BRACKETS.get(random.nextInt(BRACKETS.size())));
    }

    private static Multirange<Object> multirange(RandomType bound, Random random) {
        List<Object> ascending = ascending(bound, 6, random);
        List<Range<Object>> ranges = new ArrayList<>();
        for (int i = 0; i + 1 < ascending.size(); i += 2) {
            ranges.add(Range.of(ascending.get(i), ascending.get(i + 1), BRACKETS.get(random.nextInt(BRACKETS.size()))));
        }
        return new Multirange<>(ranges);
    }

    /** Returns at most so many values that differ from each other. */
    private static List<Object> ascending(RandomType type, int count, Random random) {
        Comparator<Object> order = Objects.requireNonNull(type.order());
        List<Object> values = new ArrayList<>();
        Stream.generate(() -> type.value(random)).limit(count).sorted(order).forEach(value -> {
            if (values.isEmpty() || order.compare(values.get(values.size() - 1), value) < 0) {
                values.add(value);
            }
        });
        return values;
    }

    private String create(String kind, String definition) {
        String name = quoted("u" + ddl.size() + pick(ODD));
        ddl.add("CREATE " + kind + " " + name + " " + definition);
        return name;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
