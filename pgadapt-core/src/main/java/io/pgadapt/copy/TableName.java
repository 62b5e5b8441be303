package io.pgadapt.copy;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, with or without its schema. Each part is the name itself, in the case it has in the catalogue and
 * without quotes, whatever characters are in it: {@code of("shop.item")} is one table whose name has a dot in it.
 *
 * @param schema the schema; null for the first on the {@code search_path} that has the table
 * @param table the table
 */
public record TableName(@Nullable String schema, String table) {
    /** Checks the parts. */
    public TableName {
        requireName(table, "table");
        if (schema != null) {
            requireName(schema, "schema");
        }
    }

    /** Returns the name of a table that the {@code search_path} finds. */
    public static TableName of(String table) {
        return new TableName(null, table);
    }

    /** Returns the name of a table in a schema. */
    public static TableName of(String schema, String table) {
        return new TableName(schema, table);
    }

    /** Returns the name as SQL has it, quoted: {@code "shop"."item"}. */
    public String sql() {
        return schema == null ? quote(table) : quote(schema) + "." + quote(table);
    }

    /** Returns the name as {@link #sql} does. */
    @Override
    public String toString() {
        return sql();
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void requireName(String name, String what) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the name of a " + what + " " + (name.isEmpty() ? "is empty" : "holds a NUL character"));
        }
    }
}
