package io.pgadapt.internal.sql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which inserts are found to be the same with many rows, and what becomes of them. */
class InsertPagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT INTO t VALUES ($1) | INSERT INTO t VALUES ($1),($2)",
                "insert into s.t as x (a, \"b)\") values ($1, $2); | insert into s.t as x (a, \"b)\") values ($1, $2),($3, $4);",
                "INSERT INTO values VALUES ($1) | INSERT INTO values VALUES ($1),($2)",
                "INSERT INTO t VALUES ($2, $1, $2) | INSERT INTO t VALUES ($2, $1, $2),($4, $3, $4)",
                "INSERT INTO t VALUES (1.5, 'VALUES ($1)', $1) | INSERT INTO t VALUES (1.5, 'VALUES ($1)', $1),(1.5, 'VALUES ($1)', $2)",
                "INSERT INTO t VALUES ($1::numeric(9, 2), CAST($2 AS pg_catalog.varchar(3))) | INSERT INTO t VALUES ($1::numeric(9, 2), CAST($2 AS pg_catalog.varchar(3))),($3::numeric(9, 2), CAST($4 AS pg_catalog.varchar(3)))",
                "INSERT INTO t VALUES (coalesce($1, nextval('s')), ARRAY[$2], now()) | INSERT INTO t VALUES (coalesce($1, nextval('s')), ARRAY[$2], now()),(coalesce($3, nextval('s')), ARRAY[$4], now())",
                "INSERT INTO t VALUES /* ($9) */ ($1 /* ) */) RETURNING * | INSERT INTO t VALUES /* ($9) */ ($1 /* ) */),($2 /* ) */) RETURNING *",
                "INSERT INTO t OVERRIDING SYSTEM VALUE VALUES ($1) ON CONFLICT (a) DO NOTHING | INSERT INTO t OVERRIDING SYSTEM VALUE VALUES ($1),($2) ON CONFLICT (a) DO NOTHING",
                "INSERT INTO t VALUES ($1) ON CONFLICT ON CONSTRAINT c DO NOTHING RETURNING a | INSERT INTO t VALUES ($1),($2) ON CONFLICT ON CONSTRAINT c DO NOTHING RETURNING a",
                "INSERT INTO t VALUES ($$ $1 $$, $1) | INSERT INTO t VALUES ($$ $1 $$, $1),($$ $1 $$, $2)",
            })
    void repeatsTheRow(String sql, String twice) {
        assertThat(requireNonNull(parse(sql).insertPages()).of(2).sql()).isEqualTo(twice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES ($1), ($2)",
                "INSERT INTO t VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = 1",
                "INSERT INTO t VALUES ($1) ON CONFLICT (a) WHERE b DO NOTHING",
                "INSERT INTO t VALUES ($1) ON CONFLICT (lower(a)) DO NOTHING",
                "INSERT INTO t VALUES ($1) RETURNING $2::int",
                "INSERT INTO t VALUES (1) RETURNING $1::int",
                "INSERT INTO t VALUES ($1) RETURNING (SELECT count(*) FROM t)",
                "INSERT INTO t VALUES ($1) RETURNING t.total",
                "INSERT INTO t VALUES ($1) RETURNING count_of(a)",
                "INSERT INTO t VALUES ((SELECT max(a) FROM t), $1)",
                "INSERT INTO t VALUES ($1, DEFAULT)",
                "INSERT INTO t VALUES (f($1))",
                "INSERT INTO t VALUES (\"now\"($1))",
                "INSERT INTO t VALUES (s.now($1))",
                "INSERT INTO t VALUES (U&\"f\" UESCAPE '!' ($1))",
                "INSERT INTO t VALUES (f /* */ ($1))",
                "INSERT INTO t VALUES (($1::t).total)",
                "INSERT INTO t VALUES ($1::int IS DISTINCT FROM f(1))",
                "INSERT INTO t VALUES ($1::int AND f(1))",
                "INSERT INTO t (a[$1]) VALUES ($2)",
                "INSERT INTO t (a.b) VALUES ($1)",
                "INSERT INTO t SELECT $1",
                "INSERT INTO t (SELECT * FROM (VALUES ($1)) AS v)",
                "INSERT INTO t TABLE u WHERE $1",
                "INSERT INTO t DEFAULT VALUES RETURNING $1",
                "WITH x AS (SELECT 1) INSERT INTO t VALUES ($1)",
                "EXPLAIN INSERT INTO t VALUES ($1)",
                "UPDATE t SET a = $1",
                "INSERT INTO t VALUES ($1",
                "INSERT INTO t VALUES ($1) $$",
                "INSERT INTO t VALUES ($1) UNION SELECT 1",
            })
    void leavesTheRestAlone(String sql) {
        assertThat(parse(sql).insertPages()).isNull();
    }

    @Test
    void takesWhatWasWrittenInAnotherStyle() {
        ParsedSql named = SqlParser.parse(
                "INSERT INTO t VALUES (:a::int, ':a', :b, :a)", ParameterStyle.NAMED, StringSyntax.STANDARD);
        assertThat(requireNonNull(named.insertPages()).of(2).sql())
                .isEqualTo("INSERT INTO t VALUES ($1::int, ':a', $2, $1),($3::int, ':a', $4, $3)");
        ParsedSql python =
                SqlParser.parse("INSERT INTO t VALUES (%s, '%%')", ParameterStyle.PYFORMAT, StringSyntax.STANDARD);
        assertThat(requireNonNull(python.insertPages()).of(2).sql())
                .isEqualTo("INSERT INTO t VALUES ($1, '%'),($2, '%')");
    }

    @Test
    void knowsWhatABackslashMeans() {
        String sql = "INSERT INTO t VALUES ('\\', $1, ')')";
        assertThat(SqlParser.parse(sql, ParameterStyle.NUMERIC, StringSyntax.STANDARD)
                        .insertPages())
                .isNotNull();
        String escaped = "INSERT INTO t VALUES ('\\'', $1)";
        assertThat(SqlParser.parse(escaped, ParameterStyle.NUMERIC, StringSyntax.BACKSLASH_ESCAPES)
                        .insertPages())
                .isNotNull();
    }

    @Test
    void tellsWhetherRowsMayBeLeftOut() {
        assertThat(requireNonNull(parse("INSERT INTO t VALUES ($1) ON CONFLICT DO NOTHING")
                                .insertPages())
                        .maySkipRows())
                .isTrue();
        assertThat(requireNonNull(parse("INSERT INTO t VALUES ($1) RETURNING a").insertPages())
                        .maySkipRows())
                .isFalse();
    }

    private static ParsedSql parse(String sql) {
        return SqlParser.parse(sql, ParameterStyle.NUMERIC, StringSyntax.STANDARD);
    }
}
