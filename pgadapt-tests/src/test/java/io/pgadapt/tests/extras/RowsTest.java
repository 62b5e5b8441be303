package io.pgadapt.tests.extras;

import static io.pgadapt.extras.rows.Rows.array;
import static io.pgadapt.extras.rows.Rows.bean;
import static io.pgadapt.extras.rows.Rows.dict;
import static io.pgadapt.extras.rows.Rows.list;
import static io.pgadapt.extras.rows.Rows.map;
import static io.pgadapt.extras.rows.Rows.namedTuple;
import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.DictRow;
import io.pgadapt.extras.rows.NamedTuple;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PgTest(database = PgTest.Lifetime.CLASS)
class RowsTest {
    private static final String ITEMS = """
            SELECT id, name, unit_price, tags, sold_at
            FROM (VALUES (1::int8, 'tea', 3.50, ARRAY['hot', 'green'], timestamptz '2026-05-06 07:08:09+02'),
                         (2::int8, 'cup', 7.25, ARRAY[]::text[], NULL)) AS item (id, name, unit_price, tags, sold_at)
            ORDER BY id
            """;

    record Item(int id, String name, BigDecimal unitPrice, List<String> tags, Optional<Instant> soldAt) {}

    record Count(int number) {}

    /** A bean. */
    public static class Bean {
        private long id;
        private @Nullable BigDecimal unitPrice;

        public void setId(long id) {
            this.id = id;
        }

        public void setUnitPrice(BigDecimal unitPrice) {
            this.unitPrice = unitPrice;
        }
    }

    private final Connection connection;

    RowsTest(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private <R extends @Nullable Object> List<R> items(RowFactory<R> factory) {
        return connection.cursor(factory).execute(ITEMS).fetchAll();
    }

    @Test
    void recordsTakeTheTypesOfTheirComponents() {
        assertThat(items(record(Item.class)))
                .containsExactly(
                        new Item(
                                1,
                                "tea",
                                new BigDecimal("3.50"),
                                List.of("hot", "green"),
                                Optional.of(Instant.parse("2026-05-06T05:08:09Z"))),
                        new Item(2, "cup", new BigDecimal("7.25"), List.of(), Optional.empty()));
    }

    @Test
    void recordsOfOneFactoryServeResultsOfDifferentColumns() {
        RowFactory<Count> counts = record(Count.class);
        assertThat(connection.cursor(counts).execute("SELECT 7::int2 AS number").fetchAll())
                .containsExactly(new Count(7));
        assertThat(connection.cursor(counts).execute("SELECT 8 AS \"Number\"").fetchAll())
                .containsExactly(new Count(8));
    }

    @Test
    void recordsRefuseNullForPrimitives() {
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> connection
                        .cursor(record(Count.class))
                        .execute("SELECT NULL::int AS number")
                        .fetchAll())
                .withMessageContaining(
                        "column 0 (\"number\", int4) is NULL, which component number (int) of Count cannot be");
    }

    @Test
    void recordsNameTheComponentThatNoCodecServes() {
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> connection
                        .cursor(record(Count.class))
                        .execute("SELECT true AS number")
                        .fetchAll())
                .withMessageContaining("component number (int) of Count: column 0 (\"number\", bool)");
    }

    @Test
    void mapsHaveNamesInOrder() {
        List<Map<String, @Nullable Object>> rows = items(map());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).keySet()).containsExactly("id", "name", "unit_price", "tags", "sold_at");
        assertThat(rows.get(1))
                .containsEntry("id", 2L)
                .containsEntry("unit_price", new BigDecimal("7.25"))
                .containsEntry("sold_at", null);
    }

    @Test
    void dictRowsHaveIndexesAndNames() {
        DictRow row = items(dict()).get(0);
        assertThat(row.get(0)).isEqualTo(1L);
        assertThat(row.get("name")).isEqualTo("tea");
    }

    @Test
    void namedTuplesHaveCleanNames() {
        List<NamedTuple> rows = connection
                .cursor(namedTuple())
                .execute("SELECT 1 AS id, 'tea' AS name, 2 + 3")
                .fetchAll();
        assertThat(rows).singleElement().hasToString("Record(id=1, name=tea, f_column_=5)");
    }

    @Test
    void beansAreFilledBySetters() {
        Bean bean = items(bean(Bean.class).ignoringSurplus()).get(1);
        assertThat(bean.id).isEqualTo(2);
        assertThat(bean.unitPrice).isEqualTo(new BigDecimal("7.25"));
    }

    @Test
    void scalarsMayBeNull() {
        String numbers = "SELECT * FROM (VALUES (1), (NULL), (3)) AS number";
        List<@Nullable Long> longs =
                connection.cursor(scalar(Long.class)).execute(numbers).fetchAll();
        assertThat(longs).containsExactly(1L, null, 3L);
        assertThat(connection.cursor(scalar()).execute(numbers).fetchAll()).containsExactly(1, null, 3);
        try (Stream<@Nullable Object> stream = connection.cursor(scalar()).stream(numbers)) {
            assertThat(stream.toList()).containsExactly(1, null, 3);
        }
    }

    @Test
    void listsAndArraysHoldAllValues() {
        String query = "SELECT 1, NULL, 'x'";
        assertThat(connection.cursor(list()).execute(query).fetchAll())
                .singleElement()
                .asInstanceOf(LIST)
                .containsExactly(1, null, "x");
        assertThat(connection.cursor(array()).execute(query).fetchAll().get(0)).containsExactly(1, null, "x");
    }

    @Test
    void streamsMakeTheSameRows() {
        try (Stream<Item> stream = connection.cursor(record(Item.class)).stream(ITEMS)) {
            assertThat(stream.toList()).isEqualTo(items(record(Item.class)));
        }
    }
}
