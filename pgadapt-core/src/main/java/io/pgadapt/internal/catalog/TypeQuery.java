package io.pgadapt.internal.catalog;

import io.pgadapt.types.Literals;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The query that describes types, everything they are made of, and their arrays: one row for each.
 *
 * <p>It reads only columns that the server's version has, and no function that could be replaced by a user's.
 *
 * @see <a href="https://www.postgresql.org/docs/18/catalog-pg-type.html">PostgreSQL manual: pg_type</a>
 */
public final class TypeQuery {
    private static final int FIRST_WITH_MULTIRANGES = 140_000;

    /** OIDs go in as text of an array: an unsigned number that is too large for an int4 is no oid constant. */
    private static final String SQL = """
            WITH RECURSIVE found(oid) AS (
              SELECT t.oid FROM pg_catalog.pg_type t WHERE t.oid = ANY ('{%s}'::pg_catalog.oid[])
              UNION
              SELECT part.oid
              FROM found
              JOIN pg_catalog.pg_type t ON t.oid = found.oid
              CROSS JOIN LATERAL (
                SELECT t.typarray
                UNION ALL SELECT t.typbasetype
                UNION ALL SELECT t.typelem WHERE t.typreceive = 'pg_catalog.array_recv'::pg_catalog.regproc
                UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                  WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
                %s
              ) part(oid)
              WHERE part.oid <> 0
            )
            SELECT t.oid::pg_catalog.int8,
              n.nspname::pg_catalog.text,
              t.typname::pg_catalog.text,
              k.kind,
              t.typcategory::pg_catalog.text,
              t.typsend::pg_catalog.oid <> 0 AND t.typreceive::pg_catalog.oid <> 0,
              (CASE k.kind
                WHEN 'a' THEN t.typelem
                WHEN 'd' THEN t.typbasetype
                WHEN 'r' THEN (SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid)
                %s
                ELSE 0::pg_catalog.oid END)::pg_catalog.int8,
              (SELECT e.typdelim::pg_catalog.text FROM pg_catalog.pg_type e WHERE e.oid = t.typelem),
              CASE k.kind
                WHEN 'e' THEN ARRAY(SELECT l.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum l
                  WHERE l.enumtypid = t.oid ORDER BY l.enumsortorder)
                WHEN 'c' THEN ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
                  WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                ELSE '{}' END,
              CASE k.kind
                WHEN 'c' THEN ARRAY(SELECT a.atttypid::pg_catalog.int8 FROM pg_catalog.pg_attribute a
                  WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                ELSE '{}' END
            FROM found
            JOIN pg_catalog.pg_type t ON t.oid = found.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            CROSS JOIN LATERAL (
              SELECT CASE WHEN t.typelem <> 0 AND t.typreceive = 'pg_catalog.array_recv'::pg_catalog.regproc THEN 'a'
                ELSE t.typtype::pg_catalog.text END) k(kind)
            """;

    private static final String MULTIRANGE_PART =
            "UNION ALL SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid";

    private static final String MULTIRANGE_CASE =
            "WHEN 'm' THEN (SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid)";

    private TypeQuery() {}

    /** Returns the query for the OID of the type that a name in SQL stands for; no row when there is none. */
    public static String named(String name) {
        return "SELECT t.oid::pg_catalog.int8 FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.to_regtype("
                + Literals.quote(name) + ")";
    }

    /**
     * Returns the query for types of these OIDs.
     *
     * @param serverVersion as in {@code server_version_num}
     */
    public static String of(Collection<Integer> oids, int serverVersion) {
        String list = oids.stream().map(Integer::toUnsignedString).collect(Collectors.joining(","));
        boolean multiranges = serverVersion >= FIRST_WITH_MULTIRANGES;
        return SQL.formatted(list, multiranges ? MULTIRANGE_PART : "", multiranges ? MULTIRANGE_CASE : "");
    }
}
