package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Keyword;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the startup message says of the session, so that no statement need be run for it. */
final class StartupParameters {
    private StartupParameters() {}

    static Map<String, String> of(ConnectionSettings settings) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", settings.user());
        parameters.put("database", settings.database());
        put(parameters, "replication", settings.get(Keyword.REPLICATION));
        put(parameters, "options", settings.get(Keyword.OPTIONS));
        put(parameters, "application_name", settings.applicationName());
        parameters.put("client_encoding", Objects.requireNonNullElse(settings.clientEncoding(), "UTF8"));
        parameters.putAll(settings.environmentServerSettings());
        parameters.put("DateStyle", dateStyle(parameters.getOrDefault("DateStyle", "")));
        return parameters;
    }

    /**
     * Output in ISO form is the only one whose text says unambiguously what it is. The order of day and month is the user's: it concerns
     * what the server reads.
     */
    private static String dateStyle(String wanted) {
        StringJoiner style = new StringJoiner(", ");
        style.add("ISO");
        boolean german = false;
        boolean ordered = false;
        for (String word : wanted.split("[,\\s]+", -1)) {
            String upper = word.toUpperCase(Locale.ROOT);
            german |= upper.equals("GERMAN");
            if (!upper.isEmpty() && !isOutputStyle(upper)) {
                style.add(word);
                ordered = true;
            }
        }
        return german && !ordered ? style.add("DMY").toString() : style.toString();
    }

    private static boolean isOutputStyle(String upper) {
        return upper.equals("ISO") || upper.equals("SQL") || upper.equals("GERMAN") || upper.startsWith("POSTGRES");
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
