package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connection service file (PostgreSQL manual 32.17): named sections of {@code keyword=value} lines. */
final class ServiceFile {
    /** libpq's is compiled in; this is Debian's. */
    private static final String DEFAULT_DIRECTORY = "/etc/postgresql-common";

    private final Path file;

    private ServiceFile(Path file) {
        this.file = file;
    }

    /** Finds a service: in the user's file, then in the system's. */
    static Map<Keyword, Setting> lookup(String service, Environment environment) {
        for (Path file : new Path[] {userFile(environment), systemFile(environment)}) {
            Map<Keyword, Setting> settings = Files.exists(file) ? new ServiceFile(file).section(service) : null;
            if (settings != null) {
                return settings;
            }
        }
        throw new ProgrammingError("definition of service \"" + service + "\" not found");
    }

    private static Path userFile(Environment environment) {
        String named = environment.variable("PGSERVICEFILE");
        if (named == null) {
            return environment.defaultServiceFile();
        }
        if (!Files.exists(Path.of(named))) {
            throw new ProgrammingError("service file \"" + named + "\" not found");
        }
        return Path.of(named);
    }

    private static Path systemFile(Environment environment) {
        String directory = environment.variable("PGSYSCONFDIR");
        return Path.of(directory == null ? DEFAULT_DIRECTORY : directory, "pg_service.conf");
    }

    /** Returns the settings of a section, null when the file has none of that name. */
    private @Nullable Map<Keyword, Setting> section(String service) {
        List<String> lines = readLines();
        Map<Keyword, Setting> settings = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[")) {
                if (settings != null) {
                    return settings;
                }
                settings = line.startsWith("[" + service + "]") ? new EnumMap<>(Keyword.class) : null;
            } else if (settings != null && !line.isEmpty() && !line.startsWith("#")) {
                addLine(settings, line, i + 1);
            }
        }
        return settings;
    }

    private void addLine(Map<Keyword, Setting> settings, String line, int number) {
        int equals = line.indexOf('=');
        Keyword keyword = equals < 0 ? null : Keyword.find(line.substring(0, equals));
        String place = " in service file \"" + file + "\", line " + number;
        if (line.startsWith("ldap://") || line.startsWith("ldaps://")) {
            throw new ProgrammingError("LDAP look-up is not supported" + place);
        }
        if (equals < 0) {
            throw new ProgrammingError("missing \"=\"" + place);
        }
        if (keyword == null) {
            String name = line.substring(0, equals);
            throw new ProgrammingError("invalid connection option \"" + name + "\"" + place + Keyword.suggestion(name));
        }
        if (keyword == Keyword.SERVICE) {
            throw new ProgrammingError("nested \"service\" specifications not supported" + place);
        }
        // The first setting counts, as in libpq; a connection string is the other way round.
        settings.putIfAbsent(keyword, new Setting(line.substring(equals + 1), " (from" + place.substring(3) + ")"));
    }

    private List<String> readLines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new ProgrammingError("could not read service file \"" + file + "\": " + e, e);
        }
    }
}
