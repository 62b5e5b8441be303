package io.pgadapt.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The project's own sources and classes, as they lie in the checkout. Maven runs tests in the directory of their module. */
public final class Project {
    /** The modules that make up the driver; pgadapt-tests is not one. */
    static final List<String> MODULES = List.of("protocol", "types", "core", "extras", "pool");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, JavaClasses> CLASSES = new ConcurrentHashMap<>();

    private Project() {}

    /** The directory of the checkout. */
    public static Path root() {
        return ROOT;
    }

    /** The main classes of one module. */
    static JavaClasses classesOf(String module) {
        return CLASSES.computeIfAbsent(
                module,
                name -> new ClassFileImporter().importPath(ROOT.resolve("pgadapt-" + name + "/target/classes")));
    }

    /** All Java sources below {@code src}, of every module. */
    static List<Path> sources() {
        return files(".java").stream()
                .filter(file -> ROOT.relativize(file).toString().contains("src"))
                .toList();
    }

    /** All files with that ending, without what the build makes and what version control keeps. */
    public static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
