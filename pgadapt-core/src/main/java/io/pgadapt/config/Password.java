package io.pgadapt.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The password for one host, and how it was found.
 *
 * @param value the password in clear text; null when there is none
 * @param file the password file it was read from; null when it came from elsewhere
 * @param warnings reasons for which a password file was ignored; fit for a log
 */
public record Password(@Nullable String value, @Nullable Path file, List<String> warnings) {
    static final Password NONE = new Password(null, null, List.of());

    /** Makes an unmodifiable copy of the warnings. */
    public Password {
        warnings = List.copyOf(warnings);
    }

    static Password of(String value) {
        return new Password(value, null, List.of());
    }

    static Password fromFile(String value, Path file) {
        return new Password(value.isEmpty() ? null : value, file, List.of());
    }

    static Password warning(String warning) {
        return new Password(null, null, List.of(warning));
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Password[" + (value == null ? "none" : KeywordValueWriter.MASK) + (file == null ? "" : " from " + file)
                + "]";
    }
}
