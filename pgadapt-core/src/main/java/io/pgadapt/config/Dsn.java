package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes connection strings apart and puts them together, without looking at defaults or at the environment (PostgreSQL manual 32.1.1):
 * what psycopg2 calls {@code parse_dsn} and {@code make_dsn}.
 *
 * <p>Both forms are understood: {@code host=db1 dbname=shop} and {@code postgresql://db1/shop}. Values are not checked here; see
 * {@link ConnectionSettings} for that. No error of this class contains a password.
 */
public final class Dsn {
    private Dsn() {}

    /**
     * Splits a connection string.
     *
     * @return the given keywords with their values, in the order in which they first came; of duplicates the last one counts
     * @throws ProgrammingError when the string is not well-formed or has an unknown keyword
     */
    public static Map<String, String> parse(String dsn) {
        Map<String, String> parameters = new LinkedHashMap<>();
        new ConnectionStringReader(dsn).read().forEach((keyword, value) -> parameters.put(keyword.text(), value));
        return parameters;
    }

    /**
     * Writes parameters as a connection string of the form {@code keyword=value}. The password is in it, in clear text.
     *
     * @param parameters values by keyword; null values are left out; {@code database} is accepted for {@code dbname}
     * @throws ProgrammingError when a keyword is unknown
     */
    public static String format(Map<String, ? extends @Nullable Object> parameters) {
        return KeywordValueWriter.write(named(parameters));
    }

    /**
     * Adds parameters to a connection string. Without parameters it is returned as it is, after a check; else in the form
     * {@code keyword=value}.
     *
     * @param parameters values by keyword, which replace those of the string; null values are left out
     * @throws ProgrammingError when the string is not well-formed or a keyword is unknown
     */
    public static String format(String dsn, Map<String, ? extends @Nullable Object> parameters) {
        Map<Keyword, String> merged = new ConnectionStringReader(dsn).read();
        Map<Keyword, String> added = named(parameters);
        if (added.isEmpty()) {
            return dsn;
        }
        merged.putAll(added);
        return KeywordValueWriter.write(merged);
    }

    private static Map<Keyword, String> named(Map<String, ? extends @Nullable Object> parameters) {
        Map<Keyword, String> named = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Keyword keyword = Keyword.of(name);
            if (value != null) {
                named.put(keyword, value.toString());
            }
        });
        return named;
    }
}
