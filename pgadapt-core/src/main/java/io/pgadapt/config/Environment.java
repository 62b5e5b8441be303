package io.pgadapt.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings of the program contribute to connection settings: variables, directories and the user's name. libpq looks at
 * the same (PostgreSQL manual 32.15 to 32.17).
 *
 * @param variables environment variables; {@code PGHOST} and the like are read
 * @param home the user's home directory
 * @param user the operating system's name of the user: the default role
 * @param socketDirectories where a local server's socket is looked for when no host is given; first come, first served
 * @param windows true for Windows' places of the files
 */
public record Environment(
        Map<String, String> variables, Path home, String user, List<Path> socketDirectories, boolean windows) {

    /** Makes unmodifiable copies. */
    public Environment {
        variables = Map.copyOf(variables);
        socketDirectories = List.copyOf(socketDirectories);
    }

    /** The surroundings of this process, as they are now. */
    public static Environment system() {
        Map<String, String> variables = System.getenv();
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String home = variables.getOrDefault("HOME", "");
        return new Environment(
                variables,
                Path.of(windows || home.isEmpty() ? System.getProperty("user.home", "") : home),
                System.getProperty("user.name", ""),
                windows ? List.of() : List.of(Path.of("/var/run/postgresql"), Path.of("/tmp")),
                windows);
    }

    /** The same without any variable, so that only connection strings count (and files in their default places). */
    public Environment withoutVariables() {
        return new Environment(Map.of(), home, user, socketDirectories, windows);
    }

    @Nullable
    String variable(String name) {
        return variables.get(name);
    }

    /** Where certificates and keys are looked for: {@code ~/.postgresql}. */
    Path certificateDirectory() {
        return windows ? applicationData() : home.resolve(".postgresql");
    }

    Path defaultPassfile() {
        return windows ? applicationData().resolve("pgpass.conf") : home.resolve(".pgpass");
    }

    Path defaultServiceFile() {
        return (windows ? applicationData() : home).resolve(".pg_service.conf");
    }

    private Path applicationData() {
        String roaming = variables.get("APPDATA");
        return (roaming == null ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve("postgresql");
    }

    /** Variables may hold passwords: only their number is shown. */
    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables, home=" + home + ", user=" + user + "]";
    }
}
