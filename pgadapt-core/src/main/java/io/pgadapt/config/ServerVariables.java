package io.pgadapt.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Environment variables that are settings of the server (PostgreSQL manual 32.15). */
final class ServerVariables {
    private static final Map<String, String> NAMES =
            Map.of("PGDATESTYLE", "DateStyle", "PGTZ", "TimeZone", "PGGEQO", "geqo");

    private ServerVariables() {}

    static Map<String, String> of(Environment environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        NAMES.forEach((variable, name) -> {
            String value = environment.variable(variable);
            if (value != null && !value.equalsIgnoreCase("default")) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
