package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.Surrogates;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value for each keyword: what the program gave, else what the service file has, else the environment variable, else the fixed
 * default. An empty value hides weaker sources and then counts as not set.
 */
final class ResolvedSettings {
    static final String SYSTEM_ROOTS = "system";

    private final Map<Keyword, Setting> settings = new EnumMap<>(Keyword.class);

    ResolvedSettings(Map<Keyword, String> given, Environment environment) {
        given.forEach((keyword, value) -> settings.put(keyword, Setting.given(value)));
        addService(environment);
        for (Keyword keyword : Keyword.values()) {
            addVariable(keyword, environment);
        }
        addLegacyVariable(environment);
        addDefaults();
        settings.forEach((keyword, setting) -> check(keyword, setting));
        SettingsConsistency.check(this);
    }

    /** Returns the value, null when there is none or it is empty. */
    @Nullable
    String text(Keyword keyword) {
        Setting setting = settings.get(keyword);
        return setting == null || setting.value().isEmpty() ? null : setting.value();
    }

    /** Returns the value, or what stands in for it when there is none or it is empty. */
    String text(Keyword keyword, String fallback) {
        String text = text(keyword);
        return text == null ? fallback : text;
    }

    /** Returns the value as something else, null when there is none or it is empty. */
    <T> @Nullable T map(Keyword keyword, Function<String, T> parser) {
        String text = text(keyword);
        return text == null ? null : parser.apply(text);
    }

    private void addService(Environment environment) {
        Setting given = settings.get(Keyword.SERVICE);
        String service = given != null ? given.value() : environment.variable("PGSERVICE");
        if (service != null && !service.isEmpty()) {
            ServiceFile.lookup(service, environment).forEach(settings::putIfAbsent);
        }
    }

    private void addVariable(Keyword keyword, Environment environment) {
        String variable = keyword.environmentVariable();
        String value = variable == null ? null : environment.variable(variable);
        if (value != null) {
            settings.putIfAbsent(keyword, new Setting(value, " (from environment variable " + variable + ")"));
        }
    }

    private void addLegacyVariable(Environment environment) {
        String requireSsl = environment.variable("PGREQUIRESSL");
        if (requireSsl != null && requireSsl.startsWith("1")) {
            settings.putIfAbsent(
                    Keyword.SSLMODE, new Setting(SslMode.REQUIRE.text(), " (from environment variable PGREQUIRESSL)"));
        }
    }

    private void addDefaults() {
        if (SYSTEM_ROOTS.equals(text(Keyword.SSLROOTCERT))) {
            // Half of the world has a certificate from a public authority: without the host name it proves nothing.
            settings.putIfAbsent(Keyword.SSLMODE, Setting.given(SslMode.VERIFY_FULL.text()));
        }
        for (Keyword keyword : Keyword.values()) {
            String value = keyword.defaultValue();
            if (value != null) {
                settings.putIfAbsent(keyword, Setting.given(value));
            }
        }
    }

    private static void check(Keyword keyword, Setting setting) {
        if (setting.value().indexOf('\0') >= 0) {
            throw new ProgrammingError("invalid " + keyword.text() + setting.origin() + ": contains a NUL character");
        }
        if (Surrogates.indexOfUnpaired(setting.value()) >= 0) {
            throw new ProgrammingError(
                    "invalid " + keyword.text() + setting.origin() + ": contains half of a surrogate pair");
        }
        if (!setting.value().isEmpty()) {
            keyword.check(setting.value(), setting.origin());
        }
    }
}
