package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Typed;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.sqlstate.UndefinedFunction;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Row;
import io.pgadapt.types.Literals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type that the server has read from literals, in a table; and what they are in Java. Checks that the driver
 * reads them, and what is made of them, as those; and that what it sends is what the server has, in the server's eyes.
 */
final class ValueTable {
    private static final int PARAMETERS = 400;
    private static final int SHOWN = 60;

    private final String name;
    private final String type;
    private final List<String> literals;
    private final List<Object> values;
    private final Map<Shape, Made> shapes = new EnumMap<>(Shape.class);

    /** What values are in a shape: the texts that the server makes of them, and whether it can compare them. */
    private record Made(List<String> texts, boolean hasEquality, boolean hasBinary) {}

    private ValueTable(String name, String type, List<String> literals, List<Object> values) {
        this.name = name;
        this.type = type;
        this.literals = literals;
        this.values = values;
    }

    /**
     * Makes the table, a composite type with a field of the type, and a range over it, if there can be one.
     *
     * @param type maybe with a modifier
     * @throws AssertionError when a sample has a Java value which is not what the server's is
     */
    static ValueTable create(Connection connection, String name, String type, List<Sample> samples) {
        connection.execute("CREATE TABLE " + name + " (i int PRIMARY KEY, v " + type + ");" + "CREATE TYPE " + name
                + "_row AS (before int, v " + type + ", missing text, after text)");
        try {
            connection.execute("CREATE TYPE " + name + "_range AS RANGE (subtype = " + withoutModifier(type) + ")");
        } catch (UndefinedObject e) {
            // the type has no order
        }
        List<String> literals = samples.stream().map(Sample::literal).toList();
        connection.execute(IntStream.range(0, literals.size())
                .mapToObj(i -> "(" + i + ", " + Literals.quote(literals.get(i)) + "::" + type + ")")
                .collect(Collectors.joining(", ", "INSERT INTO " + name + " VALUES ", "")));
        List<Object> values = new ArrayList<>();
        for (Row row : connection.execute("SELECT v FROM " + name + " ORDER BY i")) {
            values.add(Objects.requireNonNull(row.get(0)));
        }
        ValueTable table = new ValueTable(name, type, literals, values);
        table.checkValues(samples);
        // an array of arrays is one of more dimensions
        Set<Shape> shapes = type.endsWith("[]")
                ? EnumSet.complementOf(EnumSet.of(Shape.ARRAY, Shape.ARRAY_WITH_NULL))
                : EnumSet.allOf(Shape.class);
        for (Shape shape : shapes) {
            Made made = table.made(connection, shape);
            if (made != null) {
                table.shapes.put(shape, made);
            }
        }
        return table;
    }

    private void checkValues(List<Sample> samples) {
        Mismatches mismatches = new Mismatches();
        for (int i = 0; i < size(); i++) {
            Object expected = samples.get(i).value();
            String label = label(i);
            mismatches.compare(values.get(i), expected == null ? values.get(i) : expected, () -> label);
        }
        mismatches.verify();
    }

    private @Nullable Made made(Connection connection, Shape shape) {
        List<String> texts = new ArrayList<>();
        String value = value(shape);
        try {
            Cursor<Row> cursor = connection.execute(
                    "SELECT format('%s', " + value + "), " + value + " FROM " + name + " ORDER BY i");
            cursor.forEach(row -> texts.add(Objects.requireNonNull(row.getString(0))));
            boolean hasBinary = connection
                    .types()
                    .forResult(Objects.requireNonNull(cursor.description())
                            .column(1)
                            .type())
                    .hasBinary();
            return new Made(texts, hasEquality(connection, value), hasBinary);
        } catch (UndefinedFunction | UndefinedObject e) {
            // there are no arrays of it, or no ranges
            return null;
        }
    }

    /** Some types have none, and then nothing that is made of them has. */
    private boolean hasEquality(Connection connection, String value) {
        String values = "(SELECT i, " + value + " AS v FROM " + name + ")";
        try {
            connection.execute(
                    "SELECT a.v IS NOT DISTINCT FROM b.v FROM " + values + " a JOIN " + values + " b USING (i)");
            return true;
        } catch (UndefinedFunction e) {
            return false;
        }
    }

    /** Returns the type, maybe with a modifier. */
    String type() {
        return type;
    }

    /** Returns how many values there are. */
    int size() {
        return values.size();
    }

    /** Returns what values of the type can be made parts of. */
    Set<Shape> shapes() {
        return shapes.keySet();
    }

    /** Returns whether values of a shape can come and go in binary. */
    boolean hasBinary(Shape shape) {
        return of(shape).hasBinary();
    }

    /** Checks that values are read as what they are, and as the text that the server makes of them. */
    void checkResults(Connection connection, Shape shape, Format format) {
        Cursor<Row> cursor = connection.execute("SELECT i, " + value(shape) + " FROM " + name + " ORDER BY i");
        List<String> texts = of(shape).texts();
        assertThat(Objects.requireNonNull(cursor.description()).column(1).format())
                .isEqualTo(format);
        assertThat(cursor.rowCount()).isEqualTo(size());
        Mismatches mismatches = new Mismatches();
        for (Row row : cursor) {
            int i = index(row);
            mismatches.compare(row.get(1), shape.of(values.get(i)), () -> label(i));
            mismatches.compare(row.getString(1), texts.get(i), () -> label(i) + " as String");
        }
        mismatches.verify();
    }

    /** Checks that what is sent comes back as it was, and is the server's own value to the server. */
    void checkParameters(Connection connection, Shape shape) {
        check(connection, shape, (i, text) -> shape.of(values.get(i)));
    }

    /** Checks that the texts that the server makes of values are read by it as those values. */
    void checkStrings(Connection connection, Shape shape) {
        check(connection, shape, (i, text) -> text);
    }

    /** Checks that values are read as what they are when they come by COPY. */
    void checkCopiesOut(Connection connection, Shape shape, CopyOptions options) {
        String query = "SELECT i, " + value(shape) + " FROM " + name + " ORDER BY i";
        Mismatches mismatches = new Mismatches();
        try (Stream<Row> rows = connection.copyQuery(query).with(options).rows()) {
            List<Row> all = rows.toList();
            assertThat(all).hasSize(size());
            for (int i = 0; i < size(); i++) {
                String label = label(i);
                mismatches.compare(all.get(i).get(1), shape.of(values.get(i)), () -> label);
            }
        }
        mismatches.verify();
    }

    /** Checks that values are stored as what they are when they go by COPY. */
    void checkCopiesIn(Connection connection, Shape shape, CopyOptions options) {
        String target = "copied_" + name + "_" + shape.name().toLowerCase(Locale.ROOT);
        connection.execute("CREATE TEMPORARY TABLE " + target + " AS SELECT i, " + value(shape) + " AS v FROM " + name
                + " LIMIT 0");
        Stream<List<Object>> rows = IntStream.range(0, size()).mapToObj(i -> List.of(i, shape.of(values.get(i))));
        assertThat(connection.copy(target).with(options).fromRows(rows)).isEqualTo(size());
        Mismatches mismatches = new Mismatches();
        for (Row row : connection.execute("SELECT i, v, format('%s', v) FROM " + target + " ORDER BY i")) {
            int i = index(row);
            mismatches.compare(row.get(1), shape.of(values.get(i)), () -> label(i));
            mismatches.compare(row.getString(2), of(shape).texts().get(i), () -> label(i) + " on the server");
        }
        mismatches.verify();
    }

    private void check(Connection connection, Shape shape, BiFunction<Integer, String, Object> parameter) {
        List<String> texts = of(shape).texts();
        String shapeType = shape.type(withoutModifier(type), name);
        Mismatches mismatches = new Mismatches();
        for (int from = 0; from < size(); from += PARAMETERS) {
            int to = Math.min(size(), from + PARAMETERS);
            Object[] parameters = IntStream.range(from, to)
                    .mapToObj(i -> Typed.of(shapeType, parameter.apply(i, texts.get(i))))
                    .toArray();
            Cursor<Row> cursor = connection.execute(comparison(shape, from, to), parameters);
            assertThat(cursor.rowCount()).isEqualTo(to - from);
            for (Row row : cursor) {
                int i = index(row);
                mismatches.compare(row.get(1), shape.of(values.get(i)), () -> label(i));
                mismatches.compare(row.getString(2), texts.get(i), () -> label(i) + " on the server");
                mismatches.compare(row.get(3), true, () -> label(i) + " compared by the server");
            }
        }
        mismatches.verify();
    }

    /** A few values are not even equal to what the server reads of their own text: only the text is compared then. */
    private String comparison(Shape shape, int from, int to) {
        String parameters = IntStream.range(from, to)
                .mapToObj(i -> "(" + i + ", $" + (i - from + 1) + ")")
                .collect(Collectors.joining(", "));
        String equal = "p.v IS NOT DISTINCT FROM t.v OR t.v IS DISTINCT FROM format('%s', t.v)::"
                + shape.type(withoutModifier(type), name);
        return "SELECT i, p.v, format('%s', p.v), " + (of(shape).hasEquality() ? equal : "true") + " FROM (VALUES "
                + parameters + ") p(i, v) JOIN (SELECT i, " + value(shape) + " AS v FROM " + name
                + ") t USING (i) ORDER BY i";
    }

    private Made of(Shape shape) {
        return Objects.requireNonNull(shapes.get(shape));
    }

    private String value(Shape shape) {
        return shape.expression(withoutModifier(type), name);
    }

    private static int index(Row row) {
        return Objects.requireNonNull(row.get(0, Integer.class));
    }

    private String label(int i) {
        String literal = literals.get(i);
        return type + " " + (literal.length() > SHOWN ? literal.substring(0, SHOWN) + "..." : literal);
    }

    /** Without its length, a bit would be one of length 1, unless it is quoted. */
    private static String withoutModifier(String type) {
        return type.startsWith("bit(") ? "\"bit\"" : type.replaceAll("\\(.*?\\)", "");
    }
}
