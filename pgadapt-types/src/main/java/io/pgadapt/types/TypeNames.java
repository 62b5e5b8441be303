package io.pgadapt.types;

import java.util.regex.Pattern;

/** How the name of a type is written in SQL. */
final class TypeNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private TypeNames() {}

    static String sqlName(String schema, String name) {
        if (schema.equals("pg_catalog")) {
            // char is char(1) and bit is bit(1) unless quoted; the other names of pg_catalog are no key words
            return name.equals("char") || name.equals("bit") ? always(name) : quoted(name);
        }
        return schema.isEmpty() ? quoted(name) : always(schema) + "." + always(name);
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : always(name);
    }

    private static String always(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
