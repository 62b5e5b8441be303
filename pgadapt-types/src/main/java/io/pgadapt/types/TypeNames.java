package io.pgadapt.types;

import java.util.Set;
import java.util.regex.Pattern;

/** How the name of a type is written in SQL. */
final class TypeNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Without quotes, these are character(1) and bit(1), which cut off what is cast to them. */
    private static final Set<String> KEY_WORDS = Set.of("char", "bit");

    private TypeNames() {}

    static String sqlName(String schema, String name) {
        if (schema.equals("pg_catalog")) {
            return KEY_WORDS.contains(name) ? always(name) : quoted(name);
        }
        return schema.isEmpty() ? quoted(name) : always(schema) + "." + always(name);
    }

    /** Returns what a name as in the catalogue, maybe after a schema and a dot, is in SQL. */
    static String sqlName(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? always(name) : always(name.substring(0, dot)) + "." + always(name.substring(dot + 1));
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : always(name);
    }

    private static String always(String name) {
        return Literals.identifier(name);
    }
}
