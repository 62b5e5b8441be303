package io.pgadapt.tests.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's programs in a directory. The server refuses to run as root; there its programs run in a user namespace of their
 * own ({@code unshare -U}), where they see themselves as nobody while the files stay root's.
 */
record Installation(Path bin) {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");

    /** The installation that {@code -Dpgadapt.pgbin} names, else the embedded one. */
    static Installation chosen() throws IOException {
        String pgbin = Option.PGBIN.value();
        Path bin = pgbin == null ? EmbeddedBinaries.directory() : Path.of(pgbin);
        Installation installation = new Installation(bin);
        if (!Files.isExecutable(installation.program("postgres"))) {
            throw new IOException("no postgres program in " + bin + (pgbin == null ? "" : " (set by pgadapt.pgbin)"));
        }
        return installation;
    }

    private Path program(String name) {
        return bin.resolve(WINDOWS ? name + ".exe" : name);
    }

    /** A process builder for one of the programs, without inherited PG* settings and with English messages. */
    ProcessBuilder command(String name, String... arguments) {
        ProcessBuilder builder = unprivileged(program(name), arguments);
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** A process builder for a program that refuses to run as root. */
    static ProcessBuilder unprivileged(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs one of the programs to its end; an exit code other than 0 is an error that shows the output. */
    void run(String name, String... arguments) throws IOException {
        ProcessBuilder builder = command(name, arguments);
        Path output = Files.createTempFile("pgadapt-" + name, ".log");
        try {
            Process process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " did not end within 60 s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", builder.command()) + " ended with " + process.exitValue() + ":\n"
                        + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " ran", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean isRoot() {
        return !WINDOWS && "root".equals(System.getProperty("user.name"));
    }
}
