package io.pgadapt.tests.server;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The system properties that choose the server, each with its environment variable for where no property can be given. */
enum Option {
    /** {@code pgadapt.dsn} or {@code PGADAPT_DSN}: a running server and a role that may create databases. */
    DSN("pgadapt.dsn"),
    /** {@code pgadapt.pgbin} or {@code PGADAPT_PGBIN}: directory of a local installation's {@code initdb} and {@code postgres}. */
    PGBIN("pgadapt.pgbin"),
    /** {@code pgadapt.container} or {@code PGADAPT_CONTAINER}: image of a container to start. */
    CONTAINER("pgadapt.container"),
    /** {@code pgadapt.noskip} or {@code PGADAPT_NOSKIP}: what, comma-separated, fails a test by its absence instead of skipping it. */
    NO_SKIP("pgadapt.noskip");

    private final String property;

    Option(String property) {
        this.property = property;
    }

    /** The value, or null when it is absent or blank. */
    @Nullable
    String value() {
        String value = System.getProperty(property);
        if (value == null) {
            value = System.getenv(property.replace('.', '_').toUpperCase(Locale.ROOT));
        }
        return value == null || value.isBlank() ? null : value.trim();
    }
}
