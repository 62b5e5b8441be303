package io.pgadapt.internal.call;

import io.pgadapt.row.Row;
import io.pgadapt.sql.Identifier;
import io.pgadapt.types.Literals;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query for the functions and procedures of a name.
 *
 * @see <a href="https://www.postgresql.org/docs/18/catalog-pg-proc.html">PostgreSQL manual: pg_proc</a>
 */
final class RoutineQuery {
    /** Before it, all routines are functions. */
    static final int FIRST_WITH_PROCEDURES = 110_000;

    private static final String SQL = """
            SELECT p.prokind = 'p',
              COALESCE(pg_catalog.array_to_string(p.proargmodes, ''), pg_catalog.repeat('i', p.pronargs)),
              p.proargnames,
              p.pronargdefaults::pg_catalog.int4
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind IN ('f', 'p') AND p.proname = %s AND %s
            """;

    private static final String VISIBLE = "pg_catalog.pg_function_is_visible(p.oid)";

    /** What every session may call its own schema of temporary objects, which has another name in the catalogue. */
    private static final String TEMPORARY = "pg_temp";

    private static final String IN_TEMPORARY = "n.oid = pg_catalog.pg_my_temp_schema()";

    private RoutineQuery() {}

    /** Returns the query for those of a schema, or, when the name has none, for those that the search path finds. */
    static String of(Identifier name) {
        List<String> parts = name.parts();
        int last = parts.size() - 1;
        String where = last == 0 ? VISIBLE : inSchema(parts.get(last - 1));
        return SQL.formatted(Literals.quote(parts.get(last)), where);
    }

    private static String inSchema(String name) {
        return name.equals(TEMPORARY) ? IN_TEMPORARY : "n.nspname = " + Literals.quote(name);
    }

    /** Returns the routine that a row of the answer tells of. */
    static Routine routine(Row row) {
        @Nullable String @Nullable [] names = row.get(2, String[].class);
        return Routine.of(
                row.getBoolean(0),
                Objects.requireNonNull(row.getString(1)),
                names == null ? List.of() : List.of(names),
                row.getInt(3));
    }
}
