package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.value.Box;
import io.pgadapt.types.value.Circle;
import io.pgadapt.types.value.Line;
import io.pgadapt.types.value.LineSegment;
import io.pgadapt.types.value.Path;
import io.pgadapt.types.value.Point;
import io.pgadapt.types.value.Polygon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The geometric types: nothing but coordinates, in text between brackets that tell them apart.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public final class GeometricCodecs {
    private static final Pattern NUMBER = Pattern.compile("[^()\\[\\]{}<>,]+");
    private static final int POINT_SIZE = 16;

    private GeometricCodecs() {}

    /** Returns the codec of {@code point}. */
    public static Codec<Point> point() {
        return new SimpleCodec<>(
                "point",
                Point.class,
                new SimpleCodec.Binary<>(GeometricCodecs::point, GeometricCodecs::write),
                new SimpleCodec.Text<>(text -> points(text, "(#,#)").get(0), GeometricCodecs::print));
    }

    /** Returns the codec of {@code line}. */
    public static Codec<Line> line() {
        return new SimpleCodec<>(
                "line",
                Line.class,
                new SimpleCodec.Binary<>(
                        in -> new Line(in.float64(), in.float64(), in.float64()),
                        (line, out) -> out.float64(line.a()).float64(line.b()).float64(line.c())),
                new SimpleCodec.Text<>(
                        GeometricCodecs::parseLine,
                        line -> "{" + FloatText.of(line.a()) + "," + FloatText.of(line.b()) + ","
                                + FloatText.of(line.c()) + "}"));
    }

    /** Returns the codec of {@code lseg}. */
    public static Codec<LineSegment> lineSegment() {
        return new SimpleCodec<>(
                "lseg",
                LineSegment.class,
                new SimpleCodec.Binary<>(in -> new LineSegment(point(in), point(in)), (segment, out) -> {
                    write(segment.start(), out);
                    write(segment.end(), out);
                }),
                new SimpleCodec.Text<>(
                        text -> {
                            List<Point> ends = points(text, "[(#,#),(#,#)]");
                            return new LineSegment(ends.get(0), ends.get(1));
                        },
                        segment -> "[" + print(segment.start()) + "," + print(segment.end()) + "]"));
    }

    /** Returns the codec of {@code box}. */
    public static Codec<Box> box() {
        return new SimpleCodec<>(
                "box",
                Box.class,
                new SimpleCodec.Binary<>(in -> new Box(point(in), point(in)), (box, out) -> {
                    write(box.upperRight(), out);
                    write(box.lowerLeft(), out);
                }),
                new SimpleCodec.Text<>(
                        text -> {
                            List<Point> corners = points(text, "(#,#),(#,#)");
                            return new Box(corners.get(0), corners.get(1));
                        },
                        box -> print(box.upperRight()) + "," + print(box.lowerLeft())));
    }

    /** Returns the codec of {@code path}. */
    public static Codec<Path> path() {
        return new SimpleCodec<>(
                "path",
                Path.class,
                new SimpleCodec.Binary<>(
                        in -> {
                            boolean closed = in.int8() != 0;
                            return new Path(points(in), closed);
                        },
                        (path, out) -> write(path.points(), out.int8(path.closed() ? 1 : 0))),
                new SimpleCodec.Text<>(
                        GeometricCodecs::parsePath,
                        path -> path.closed() ? "(" + print(path.points()) + ")" : "[" + print(path.points()) + "]"));
    }

    /** Returns the codec of {@code polygon}. */
    public static Codec<Polygon> polygon() {
        return new SimpleCodec<>(
                "polygon",
                Polygon.class,
                new SimpleCodec.Binary<>(in -> new Polygon(points(in)), (polygon, out) -> write(polygon.points(), out)),
                new SimpleCodec.Text<>(
                        text -> {
                            Path outline = parsePath(text);
                            require(outline.closed());
                            return new Polygon(outline.points());
                        },
                        polygon -> "(" + print(polygon.points()) + ")"));
    }

    /** Returns the codec of {@code circle}. */
    public static Codec<Circle> circle() {
        return new SimpleCodec<>(
                "circle",
                Circle.class,
                new SimpleCodec.Binary<>(in -> new Circle(point(in), in.float64()), (circle, out) -> {
                    write(circle.center(), out);
                    out.float64(circle.radius());
                }),
                new SimpleCodec.Text<>(
                        text -> {
                            List<Double> numbers = numbers(text, "<(#,#),#>");
                            return new Circle(new Point(numbers.get(0), numbers.get(1)), numbers.get(2));
                        },
                        circle -> "<" + print(circle.center()) + "," + FloatText.of(circle.radius()) + ">"));
    }

    private static Point point(WireReader in) {
        return new Point(in.float64(), in.float64());
    }

    private static List<Point> points(WireReader in) {
        int count = in.count32(POINT_SIZE);
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(point(in));
        }
        return points;
    }

    private static void write(Point point, WireWriter out) {
        out.float64(point.x()).float64(point.y());
    }

    private static void write(List<Point> points, WireWriter out) {
        out.int32(points.size());
        points.forEach(point -> write(point, out));
    }

    private static String print(Point point) {
        return "(" + FloatText.of(point.x()) + "," + FloatText.of(point.y()) + ")";
    }

    private static String print(List<Point> points) {
        return points.stream().map(GeometricCodecs::print).collect(Collectors.joining(","));
    }

    private static Line parseLine(String text) {
        List<Double> numbers = numbers(text, "{#,#,#}");
        return new Line(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private static Path parsePath(String text) {
        boolean closed = text.startsWith("(");
        int count = (int) NUMBER.matcher(text).results().count() / 2;
        String inner = String.join(",", Collections.nCopies(count, "(#,#)"));
        return new Path(points(text, closed ? "(" + inner + ")" : "[" + inner + "]"), closed);
    }

    private static List<Point> points(String text, String shape) {
        List<Double> numbers = numbers(text, shape);
        List<Point> points = new ArrayList<>(numbers.size() / 2);
        for (int i = 0; i < numbers.size(); i += 2) {
            points.add(new Point(numbers.get(i), numbers.get(i + 1)));
        }
        return points;
    }

    /** Reads the numbers of a text that has this shape when a # stands for each of them. */
    private static List<Double> numbers(String text, String shape) {
        require(NUMBER.matcher(text).replaceAll("#").equals(shape));
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(FloatText::parseDouble)
                .toList();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not of the shape of its type");
        }
    }
}
