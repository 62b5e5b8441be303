package io.pgadapt.internal.catalog;

import io.pgadapt.types.Literals;

/**
 * The query for the columns of a table that COPY moves: for each its name, the OID and the modifier of its type, the OID of
 * the table, and its number there. Generated columns are not copied.
 *
 * @see <a href="https://www.postgresql.org/docs/18/catalog-pg-attribute.html">PostgreSQL manual: pg_attribute</a>
 */
public final class ColumnQuery {
    private static final int FIRST_WITH_GENERATED_COLUMNS = 120_000;

    private static final String SQL = """
            SELECT a.attname::pg_catalog.text, a.atttypid::pg_catalog.int8, a.atttypmod, a.attrelid::pg_catalog.int8,
              a.attnum::pg_catalog.int4
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = pg_catalog.to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped%s
            ORDER BY a.attnum
            """;

    private ColumnQuery() {}

    /**
     * Returns the query.
     *
     * @param table its name as SQL has it, quoted where needed
     * @param serverVersion as in {@code server_version_num}
     */
    public static String of(String table, int serverVersion) {
        String generated = serverVersion >= FIRST_WITH_GENERATED_COLUMNS ? " AND a.attgenerated = ''" : "";
        return SQL.formatted(Literals.quote(table), generated);
    }
}
