package io.pgadapt.tests.docs;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Composed;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Placeholder;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md. */
@PgTest
class SqlGuideTest {
    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.\"Item\" (name text, price numeric)",
                "INSERT INTO shop.\"Item\" VALUES ('tea', 3.50), ('gold', 99)",
                "CREATE SEQUENCE counter",
                "CREATE FUNCTION shop.total(price numeric, amount int DEFAULT 1) RETURNS numeric"
                        + " LANGUAGE sql AS 'SELECT price * amount'",
                "CREATE PROCEDURE shop.raise(percent int, INOUT changed int DEFAULT 0) LANGUAGE plpgsql AS $$BEGIN"
                        + " UPDATE shop.\"Item\" SET price = price * (100 + percent) / 100;"
                        + " GET DIAGNOSTICS changed = ROW_COUNT; END$$");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void names() {
        String column = "price";
        // tag::format[]
        Composed query = Sql.of("SELECT {}, name FROM {} WHERE {} > {}")
                .format(Identifier.of(column), Identifier.of("shop", "Item"), Identifier.of(column), Placeholder.of());
        List<Row> rows = conn.execute(query, 10).fetchAll();
        // end::format[]
        assertThat(rows).hasSize(1);
        assertThat(conn.cursor().mogrify(query))
                .isEqualTo("SELECT \"price\", name FROM \"shop\".\"Item\" WHERE \"price\" > $1");
        // tag::named[]
        Composed byName = Sql.of("SELECT name FROM {table} WHERE {column} > {limit} ORDER BY {column}")
                .format(Map.of(
                        "table", Identifier.of("shop", "Item"),
                        "column", Identifier.of(column),
                        "limit", Placeholder.of("limit")));
        conn.execute(byName, named("limit", 3));
        // end::named[]
    }

    @Test
    void lists() {
        // tag::join[]
        List<String> columns = List.of("name", "price");
        Composed insert = Sql.of("INSERT INTO shop.\"Item\" ({}) VALUES ({})")
                .format(
                        columns.stream()
                                .map(Identifier::of)
                                .collect(Sql.of(", ").joining()),
                        Placeholder.of().times(columns.size()).join(", "));
        conn.cursor().executeMany(insert, List.of(List.of("salt", 1), List.of("rice", 2)));
        // end::join[]
        // tag::any[]
        List<String> wanted = List.of("tea", "rice");
        conn.execute("SELECT price FROM shop.\"Item\" WHERE name = ANY ($1)", wanted);
        // end::any[]
        assertThat(conn.execute("SELECT FROM shop.\"Item\"").rowCount()).isEqualTo(4);
    }

    @Test
    void literals() {
        // tag::literal[]
        conn.execute(Sql.of("ALTER SEQUENCE counter RESTART WITH {}").format(Literal.of(1000)));
        conn.execute(Sql.of("CREATE VIEW dear AS SELECT * FROM shop.\"Item\" WHERE price > {}")
                .format(Literal.of(new BigDecimal("50"))));
        // end::literal[]
        assertThat(conn.execute("SELECT nextval('counter')").fetchAll().get(0).getLong(0))
                .isEqualTo(1000);
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> {
            // tag::quotes[]
            conn.execute(Sql.of("SELECT '{}'").format(Literal.of("tea")));
            // end::quotes[]
        });
    }

    @Test
    void mogrify() {
        // tag::mogrify[]
        String text = conn.cursor().mogrify("SELECT * FROM item WHERE name = $1 AND price > $2", "it's tea", 10);
        // end::mogrify[]
        assertThat(text).isEqualTo("SELECT * FROM item WHERE name = 'it''s tea' AND price > '10'::int4");
    }

    @Test
    void routines() {
        // tag::function[]
        Cursor<Row> total = conn.cursor().callProc(Identifier.of("shop", "total"), new BigDecimal("3.50"), 2);
        BigDecimal value = total.fetchOne().get(0, BigDecimal.class);
        // end::function[]
        assertThat(value).isEqualByComparingTo("7");
        // tag::procedure[]
        Cursor<Row> raised = conn.cursor().callProc(Identifier.of("shop", "raise"), named("percent", 10));
        int changed = raised.fetchOne().getInt("changed");
        // end::procedure[]
        assertThat(changed).isEqualTo(2);
    }
}
