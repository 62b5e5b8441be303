package io.pgadapt.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Environments for tests: a home of their own, no variables but those given, no sockets. */
final class Surroundings {
    private Surroundings() {}

    static Environment bare() {
        return in(Path.of("/nonexistent"), Map.of());
    }

    static Environment with(Map<String, String> variables) {
        return in(Path.of("/nonexistent"), variables);
    }

    static Environment in(Path home, Map<String, String> variables) {
        return new Environment(variables, home, "osuser", List.of(), false);
    }
}
