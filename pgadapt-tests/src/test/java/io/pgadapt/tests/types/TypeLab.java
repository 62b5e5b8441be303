package io.pgadapt.tests.types;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Connections on which values travel in every way, and the tests of values of a type in every shape. Not thread-safe. */
final class TypeLab implements AutoCloseable {
    /** Types whose text has a meaning for the server alone. */
    private static final Set<String> SENT_IN_BINARY = Set.of("money");

    /** Types whose empty value has a binary form that the server sends, but does not take. */
    private static final Set<String> EMPTY_AS_TEXT = Set.of("tsquery", "int2vector", "oidvector");

    /** What is copied; parts of others would show nothing more. */
    private static final Set<Shape> COPIED = EnumSet.of(Shape.SCALAR, Shape.ARRAY_WITH_NULL, Shape.FIELD);

    private final Map<Travel, Connection> connections = new EnumMap<>(Travel.class);
    private int tables;

    private TypeLab() {}

    /** Opens the connections; their sessions are in UTC. */
    static TypeLab open(String dsn) {
        Pgadapt pg = Pgadapt.builder(dsn)
                .set("options", "-c TimeZone=UTC -c IntervalStyle=postgres")
                .install(Travel.LOSSLESS)
                .build();
        TypeLab lab = new TypeLab();
        for (Travel travel : Travel.values()) {
            lab.connections.put(travel, travel.connect(pg));
        }
        return lab;
    }

    /** Returns the connection on which everything travels so. */
    Connection connection(Travel travel) {
        return Objects.requireNonNull(connections.get(travel));
    }

    /** Returns the tests of a type: every shape, every way, out and in. */
    DynamicContainer tests(String type, List<Sample> samples) {
        return dynamicContainer(type, Stream.of(0).flatMap(once -> tests(table(type, samples))));
    }

    /** Makes a table of values. */
    ValueTable table(String type, List<Sample> samples) {
        return ValueTable.create(connection(Travel.TEXT), "t" + ++tables, type, samples);
    }

    private Stream<DynamicNode> tests(ValueTable table) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Shape shape : table.shapes()) {
            for (Travel travel : Travel.values()) {
                if (travel != Travel.BINARY || table.hasBinary(shape)) {
                    tests.addAll(tests(table, shape, travel));
                }
            }
        }
        return tests.stream();
    }

    private List<DynamicTest> tests(ValueTable table, Shape shape, Travel travel) {
        Connection connection = connection(travel);
        String name = table.size() + " x " + travel + " " + shape;
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest(name + " result", () -> table.checkResults(connection, shape, travel.format())));
        if (COPIED.contains(shape)) {
            tests.addAll(copies(table, shape, travel));
        }
        if (travel == Travel.BINARY || !SENT_IN_BINARY.contains(table.type())) {
            tests.add(dynamicTest(name + " parameter", () -> table.checkParameters(connection, shape)));
        }
        if (travel != Travel.BINARY) {
            tests.add(dynamicTest(name + " String", () -> table.checkStrings(connection, shape)));
        }
        return tests;
    }

    private List<DynamicTest> copies(ValueTable table, Shape shape, Travel travel) {
        Connection connection = connection(travel);
        String name = table.size() + " x " + travel + " " + shape;
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest(name + " copied out", () -> table.checkCopiesOut(connection, shape, travel.copies())));
        Set<String> unfit = travel == Travel.BINARY ? EMPTY_AS_TEXT : SENT_IN_BINARY;
        if (!unfit.contains(table.type())) {
            tests.add(dynamicTest(name + " copied in", () -> table.checkCopiesIn(connection, shape, travel.copies())));
        }
        return tests;
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
    }
}
