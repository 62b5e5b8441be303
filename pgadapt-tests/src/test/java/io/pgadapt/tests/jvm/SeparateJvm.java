package io.pgadapt.tests.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs a program of the tests in a JVM of its own, whose path is that of the tests without some of its entries.
 *
 * @param classPath entries of the class path
 * @param modulePath entries of the module path; empty when there is none
 * @param options what else it is started with
 */
public record SeparateJvm(List<Path> classPath, List<Path> modulePath, List<String> options) {
    private static final int TIMEOUT_SECONDS = 120;
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /** What a user of pgadapt has on the path; the rest belongs to the tests. */
    private static final List<String> LIBRARIES = List.of(
            "pgadapt-protocol",
            "pgadapt-types",
            "pgadapt-core",
            "pgadapt-extras",
            "pgadapt-pool",
            "scram-",
            "saslprep",
            "stringprep",
            "slf4j-",
            "jspecify",
            "jackson-",
            "jts-",
            "postgis-");

    /** Returns a JVM with everything that the tests have on the class path, but for some. */
    public static SeparateJvm without(Class<?>... missing) {
        List<Path> absent = Arrays.stream(missing).map(SeparateJvm::origin).toList();
        return new SeparateJvm(
                SEPARATOR
                        .splitAsStream(Objects.requireNonNull(System.getProperty("java.class.path")))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .filter(entry -> !absent.contains(entry))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Returns the same with an option more, such as {@code -Xmx32m}. */
    public SeparateJvm with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new SeparateJvm(classPath, modulePath, more);
    }

    /** Returns the same with pgadapt and its dependencies as modules; the program stays on the class path. */
    public SeparateJvm onModulePath() {
        return new SeparateJvm(entries(entry -> !isLibrary(entry)), entries(SeparateJvm::isLibrary), options);
    }

    /** Returns whether pgadapt was compiled as modules: a quick compilation may leave the descriptors out. */
    public static boolean hasModules(Class<?> ofModule) {
        return Files.exists(origin(ofModule).resolve("module-info.class")) || Files.isRegularFile(origin(ofModule));
    }

    /**
     * Runs the main method of a class.
     *
     * @return what it prints, without white space around it
     * @throws AssertionError when it fails; with what it printed
     */
    public String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (!modulePath.isEmpty()) {
            // nothing else would resolve the libraries that are optional
            command.addAll(List.of("--module-path", joined(modulePath), "--add-modules", "ALL-MODULE-PATH"));
        }
        command.addAll(List.of("--class-path", joined(classPath), program.getName()));
        command.addAll(List.of(arguments));
        return output(new ProcessBuilder(command));
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("pgadapt-jvm", ".txt");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8).strip();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError((ended ? "exit status " + process.exitValue() : "no end") + ":\n" + text);
            }
            return text;
        } finally {
            Files.delete(printed);
        }
    }

    private List<Path> entries(Predicate<Path> kind) {
        return classPath.stream().filter(kind).toList();
    }

    /** A module lies in a jar of its name, or in {@code target/classes} below a directory of its name. */
    private static boolean isLibrary(Path entry) {
        String path =
                entry.endsWith(CLASSES) ? entry.toString().replace(File.separator + CLASSES, "") : entry.toString();
        String name = path.substring(path.lastIndexOf(File.separatorChar) + 1);
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
