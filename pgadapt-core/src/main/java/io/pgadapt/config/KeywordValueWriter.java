package io.pgadapt.config;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Writes {@code keyword=value} pairs, with libpq's quotes and escapes. */
final class KeywordValueWriter {
    static final String MASK = "xxxxx";

    private KeywordValueWriter() {}

    static String write(Map<Keyword, String> parameters) {
        return join(parameters, (keyword, value) -> quote(value));
    }

    /** The same with every secret replaced, fit for messages and logs. */
    static String writeMasked(Map<Keyword, String> parameters) {
        return join(parameters, (keyword, value) -> keyword.isSecret() ? MASK : quote(value));
    }

    private static String join(Map<Keyword, String> parameters, BiFunction<Keyword, String, String> shown) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey().text() + "=" + shown.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String quote(String value) {
        String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
        boolean plain = !value.isEmpty() && value.chars().noneMatch(KeywordValueParser::isBlank);
        return plain ? escaped : "'" + escaped + "'";
    }
}
