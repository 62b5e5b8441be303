package io.pgadapt.tests.docs;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.BatchResult;
import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.BatchMode;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/batches.md. */
@PgTest
class BatchesGuideTest {
    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE, price numeric)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void many() {
        // tag::many[]
        Stream<Object[]> sets = IntStream.range(0, 10_000).mapToObj(i -> new Object[] {"item " + i, i});
        Cursor<Row> cursor = conn.cursor().executeMany("INSERT INTO item (name, price) VALUES ($1, $2)", sets);
        System.out.println(cursor.rowCount() + " rows");
        // end::many[]
        assertThat(cursor.rowCount()).isEqualTo(10_000);
        // tag::named[]
        conn.cursor()
                .executeMany(
                        "UPDATE item SET price = :price WHERE name = :name",
                        List.of(
                                named("name", "item 1").and("price", 5),
                                named("name", "item 2").and("price", 7)));
        // end::named[]
        assertThatThrownBy(() -> conn.cursor()
                        .executeMany("INSERT INTO item (name) VALUES ($1)", List.of(List.of("tea"), List.of("item 3"))))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("in set 1");
    }

    @Test
    void returning() {
        // tag::returning[]
        List<List<String>> names = List.of(List.of("tea"), List.of("gold"), List.of("tea"));
        Cursor<Row> cursor = conn.cursor()
                .executeManyReturning("INSERT INTO item (name) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id", names);
        for (BatchResult<Row> set : cursor.batchResults()) {
            System.out.println(set.rowCount() + " inserted: " + set.rows());
        }
        List<Row> all = cursor.fetchAll();
        // end::returning[]
        assertThat(all).hasSize(2);
        assertThat(cursor.batchResults()).extracting(BatchResult::rowCount).containsExactly(1L, 1L, 0L);
    }

    @Test
    void rewriting() {
        // tag::rewriting[]
        conn.cursor()
                .batchMode(BatchMode.REWRITTEN)
                .executeMany(
                        "INSERT INTO item (name, price) VALUES ($1, $2)",
                        List.of(List.of("tea", 3), List.of("gold", 60), List.of("salt", 1)));
        // end::rewriting[]
        assertThat(conn.execute("SELECT name FROM item ORDER BY id").fetchAll())
                .extracting(row -> row.getString(0))
                .containsExactly("tea", "gold", "salt");
    }
}
