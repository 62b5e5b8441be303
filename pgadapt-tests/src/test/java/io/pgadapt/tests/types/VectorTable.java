package io.pgadapt.tests.types;

import io.pgadapt.tests.architecture.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of vectors, which the unit tests of the codecs use, too: values of all types, as they are written. */
final class VectorTable {
    private static final Path DIRECTORY = Project.root().resolve("pgadapt-types/src/test/resources/vectors");

    private VectorTable() {}

    /** What the table says of a value: how it was written, and what a cast to text made of it. */
    record Vector(String type, String literal, String text) {
        private static Vector of(String line) {
            String[] cells = line.split("\t", -1);
            return new Vector(cells[0], cells[1].translateEscapes(), cells[2].translateEscapes());
        }
    }

    /** Returns the vectors of each type, which may have a modifier. */
    static Map<String, List<Vector>> byType() {
        return lines("types.tsv")
                .skip(1)
                .map(Vector::of)
                .collect(Collectors.groupingBy(Vector::type, LinkedHashMap::new, Collectors.toList()));
    }

    /** Returns the statements that make the types that the table names. */
    static List<String> setup() {
        return lines("setup.sql").filter(line -> line.startsWith("CREATE")).toList();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
