package io.pgadapt.config;

import java.util.Locale;

/** The value of {@code replication}: a boolean as the server reads it, or {@code database}. */
final class ReplicationMode {
    static final String ACCEPTS = "true, on, yes, 1, database, false, off, no, 0";

    private ReplicationMode() {}

    static Replication parse(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> Replication.PHYSICAL;
            case "false", "off", "no", "0" -> Replication.OFF;
            case "database" -> Replication.DATABASE;
            default -> throw new IllegalArgumentException(ACCEPTS);
        };
    }
}
