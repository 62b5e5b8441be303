package io.pgadapt.tests.extras;

import static io.pgadapt.extras.rows.Rows.dict;
import static io.pgadapt.extras.rows.Rows.map;
import static io.pgadapt.extras.rows.Rows.namedTuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.DictRow;
import io.pgadapt.extras.rows.NamedTuple;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of psycopg2's extra cursors. */
@PgTest(database = PgTest.Lifetime.CLASS)
class RowShapesTest {
    private static final String QUERY = "SELECT 1 AS id, 'tea' AS name, 3.5 AS price";

    private final Connection connection;

    RowShapesTest(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private <R> R only(RowFactory<R> factory, String sql) {
        List<R> rows = connection.cursor(factory).execute(sql).fetchAll();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    @Parity("E1")
    void dictRowsAreListsWithNames() {
        DictRow row = only(dict(), QUERY);
        assertThat(row.subList(0, 2)).containsExactly(1, "tea");
        assertThat(row.get("name")).isEqualTo(row.get(1)).isEqualTo("tea");
        assertThat(row.names()).containsExactly("id", "name", "price");
        assertThat(row.has("name")).isTrue();
        assertThat(row.has("tea")).isFalse();
        row.set("name", "cup");
        row.set(0, 2);
        assertThat(row.toMap())
                .containsExactly(Map.entry("id", 2), Map.entry("name", "cup"), Map.entry("price", row.get(2)));
        assertThatExceptionOfType(InterfaceError.class)
                .isThrownBy(() -> row.get("weight"))
                .withMessageContaining("[id, name, price]");
    }

    @Test
    @Parity("E2")
    void mapsKeepTheOrderOfColumnsAndCanBeChanged() {
        Map<String, @Nullable Object> row = only(map(), QUERY);
        assertThat(row.keySet()).containsExactly("id", "name", "price");
        assertThat(row.remove("id")).isEqualTo(1);
        row.put("weight", 7);
        assertThat(row.keySet()).containsExactly("name", "price", "weight");
        assertThat(only(map(), "SELECT")).isEmpty();
    }

    @Test
    @Parity("E3")
    void ofColumnsOfOneNameTheLastCountsUnlessNamesMustDiffer() {
        String twice = "SELECT 1 AS a, 2 AS b, 3 AS a";
        assertThat(only(dict(), twice).get("a")).isEqualTo(3);
        assertThat(only(dict(), twice)).containsExactly(1, 2, 3);
        assertThat(only(map(), twice)).containsExactly(Map.entry("a", 3), Map.entry("b", 2));
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> only(namedTuple(), twice));
    }

    @Test
    @Parity("E4")
    void namedTuplesCleanNames() {
        NamedTuple row = only(
                namedTuple(),
                "SELECT 1, 2 AS \"3\", 3 AS _x, 4 AS \"a b-c\", 5 AS \"grün\", 6 AS \"class\", 7 AS \"tab\tx\"");
        assertThat(row.names()).containsExactly("f_column_", "f3", "f_x", "a_b_c", "grün", "class", "tab_x");
        assertThat(row.get("f3")).isEqualTo(2);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> connection.cursor(namedTuple()).fetchOne());
    }

    @Test
    @Parity("E5")
    void allShapesComeFromEveryWayOfRunningAQuery() {
        connection.execute("CREATE TEMP TABLE part (id int)");
        Cursor<Map<String, @Nullable Object>> cursor = connection.cursor(map());
        cursor.executeMany("INSERT INTO part VALUES ($1)", List.of(List.of(1), List.of(2)));
        assertThat(cursor.execute("SELECT id FROM part ORDER BY id").fetchOne()).containsEntry("id", 1);
        assertThat(cursor.rowNumber()).isEqualTo(1);
        assertThat(connection
                        .cursor(dict())
                        .executeManyReturning(
                                "INSERT INTO part VALUES ($1) RETURNING id", List.of(List.of(3), List.of(4)))
                        .fetchAll())
                .extracting(row -> row.get("id"))
                .containsExactly(3, 4);
        connection.execute("DELETE FROM part WHERE id > 2");
        try (NamedCursor<NamedTuple> named = connection.namedCursor("parts", namedTuple())) {
            named.execute("SELECT id FROM part ORDER BY id").iterSize(1);
            assertThat(named).extracting(row -> row.get("id")).containsExactly(1, 2);
        }
        assertThat(connection.cursor(map()).callProc("abs", -7).fetchAll()).containsExactly(Map.of("abs", 7));
        try (Stream<DictRow> rows = connection.cursor(dict()).iterSize(1).stream("SELECT id FROM part ORDER BY id")) {
            assertThat(rows.map(row -> row.get("id"))).containsExactly(1, 2);
        }
        try (Stream<NamedTuple> rows = connection.cursor(namedTuple()).stream("SELECT id FROM part ORDER BY id")) {
            assertThat(rows.map(row -> row.get("id"))).containsExactly(1, 2);
        }
    }

    @Test
    @Parity("E6")
    void theShapeIsChosenWithTheCursor() {
        Cursor<Row> plain = connection.cursor();
        assertThat(plain.execute(QUERY).fetchAll().get(0).getInt("id")).isEqualTo(1);
        assertThat(only(map(), QUERY)).containsEntry("id", 1);
    }
}
