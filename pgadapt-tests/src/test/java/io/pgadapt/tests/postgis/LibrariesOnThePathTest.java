package io.pgadapt.tests.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that have none of the geometry libraries, or one of them. */
@PgTest
class LibrariesOnThePathTest {
    private static final String MAIN = "io.pgadapt.tests.postgis.LibraryProbe";

    /** What a program has. */
    enum Libraries {
        NONE("", "", "add org.locationtech.jts:jts-core", "add net.postgis:postgis-geometry"),
        JTS("jts-core", "org.locationtech.jts", "org.locationtech.jts.geom.Point", "add net.postgis:postgis-geometry"),
        POSTGIS_GEOMETRY(
                "postgis-geometry",
                "net.postgis.jdbc.geometry",
                "add org.locationtech.jts:jts-core",
                "net.postgis.jdbc.geometry.Point");

        private final String jar;
        private final String module;
        private final String jts;
        private final String geometry;

        Libraries(String jar, String module, String jts, String geometry) {
            this.jar = jar;
            this.module = module;
            this.jts = jts;
            this.geometry = geometry;
        }

        boolean has(String entry) {
            String name = new File(entry).getName();
            boolean isWanted = !jar.isEmpty() && name.startsWith(jar);
            return isWanted || Stream.of("jts-core", "postgis-geometry").noneMatch(name::startsWith);
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void worksOnTheClassPath(Libraries libraries, PgDatabase database) throws Exception {
        check(libraries, run("-cp", path(libraries::has), MAIN, database.dsn()));
    }

    @ParameterizedTest
    @EnumSource
    void worksOnTheModulePath(Libraries libraries, PgDatabase database) throws Exception {
        Predicate<String> isModule = LibrariesOnThePathTest::isModule;
        String modules = path(isModule.and(libraries::has));
        assumeThat(modules).as("modules").contains("pgadapt-types");
        String roots = libraries.module.isEmpty() ? "" : "," + libraries.module;
        check(
                libraries,
                run(
                        "--module-path",
                        modules,
                        "--add-modules",
                        "io.pgadapt.extras" + roots,
                        "-cp",
                        path(entry -> entry.endsWith("test-classes") && entry.contains("pgadapt-tests")),
                        MAIN,
                        database.dsn()));
    }

    private static void check(Libraries libraries, List<String> lines) {
        assertThat(lines).as(String.join("\n", lines)).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("bare: java.lang.String");
        assertThat(lines.get(1)).startsWith("jts: ").contains(libraries.jts);
        assertThat(lines.get(2)).startsWith("geometry: ").contains(libraries.geometry);
        assertThat(lines.get(3)).isEqualTo("query: 42");
    }

    /** Tests are none; their main classes need modules that are not wanted here. */
    private static boolean isModule(String entry) {
        boolean isOurs = Files.exists(Path.of(entry, "module-info.class")) && !entry.contains("pgadapt-tests");
        return isOurs
                || new File(entry)
                        .getName()
                        .matches("(scram|sasl|saslprep|stringprep|slf4j|jspecify|jts-core|postgis-geometry).*");
    }

    private static String path(Predicate<String> filter) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .filter(filter)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns what a Java program prints to its output; what it prints to the other stream appears when it fails. */
    private List<String> run(String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(errors, StandardCharsets.UTF_8))
                .isZero();
        return Files.readAllLines(output);
    }
}
