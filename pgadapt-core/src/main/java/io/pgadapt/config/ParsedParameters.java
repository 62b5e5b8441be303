package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connection string has set so far. Later settings replace earlier ones. */
final class ParsedParameters {
    private final Map<Keyword, String> values = new LinkedHashMap<>();

    /** The keyword read last: what follows a secret may be a part of it that was not quoted, and must not be shown. */
    private @Nullable Keyword previous;

    void put(Keyword keyword, String value) {
        values.put(keyword, value);
        previous = keyword;
    }

    /** Stores by name; {@code start} is where the name stands in the connection string, from 0. */
    void put(String name, String value, int start) {
        if (name.equals("requiressl")) {
            // The name that sslmode had before PostgreSQL 8.
            put(Keyword.SSLMODE, value.startsWith("1") ? SslMode.REQUIRE.text() : SslMode.PREFER.text());
        } else {
            checkKnown(name, start);
            put(Keyword.of(name), value);
        }
    }

    /** A name as messages may show it. */
    String label(String name, int start) {
        return followsSecret() ? "at character " + (start + 1) : "\"" + name + "\"";
    }

    Map<Keyword, String> asMap() {
        return values;
    }

    private void checkKnown(String name, int start) {
        if (Keyword.find(name) == null
                && followsSecret()
                && Keyword.suggestion(name).isEmpty()) {
            throw new ProgrammingError("invalid connection option " + label(name, start)
                    + " of the connection string; is the value before it quoted or percent-encoded as it must be?");
        }
    }

    private boolean followsSecret() {
        return previous != null && previous.isSecret();
    }
}
