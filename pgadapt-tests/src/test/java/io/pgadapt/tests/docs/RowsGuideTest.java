package io.pgadapt.tests.docs;

import static io.pgadapt.extras.rows.Fetch.grouped;
import static io.pgadapt.extras.rows.Fetch.one;
import static io.pgadapt.extras.rows.Fetch.optional;
import static io.pgadapt.extras.rows.Fetch.toMap;
import static io.pgadapt.extras.rows.Rows.bean;
import static io.pgadapt.extras.rows.Rows.dict;
import static io.pgadapt.extras.rows.Rows.map;
import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.extras.bulk.Bulk;
import io.pgadapt.extras.rows.Column;
import io.pgadapt.extras.rows.DictRow;
import io.pgadapt.extras.rows.RecordRows;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/rows.md and docs/bulk.md. */
@PgTest
class RowsGuideTest {
    // tag::item[]
    record Item(long id, String name, BigDecimal unitPrice, List<String> tags, Optional<String> note) {}
    // end::item[]

    // tag::nested[]
    record Address(String street, int zip) {}

    record Person(String name, @Nullable Address home, List<Address> former) {}
    // end::nested[]

    // tag::column[]
    record Price(long id, @Column("unit_price") BigDecimal amount) {}
    // end::column[]

    /** A bean. */
    // tag::bean[]
    static class Tag {
        long id;
        private String name = "";

        public void setName(String name) {
            this.name = name.strip();
        }
    }
    // end::bean[]

    // tag::constant[]
    private static final RecordRows<Item> ITEMS = record(Item.class);
    // end::constant[]

    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TABLE item (id int8 GENERATED ALWAYS AS IDENTITY, name text UNIQUE, unit_price numeric, tags text[],"
                        + " note text)",
                "INSERT INTO item (name, unit_price, tags) VALUES ('tea', 3.5, '{hot}'), ('cup', 7, '{}')",
                "CREATE TYPE address AS (street text, zip int)",
                "CREATE TABLE person (name text, former address[])",
                "CREATE TABLE home (owner text, street text, zip int)",
                "INSERT INTO person VALUES ('ann', ARRAY[('Elm', 1)]::address[]), ('bob', '{}')",
                "INSERT INTO home VALUES ('bob', 'Oak', 2)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    @Test
    void records() {
        // tag::records[]
        List<Item> items = conn.cursor(record(Item.class))
                .execute("SELECT id, name, unit_price, tags, note FROM item ORDER BY id")
                .fetchAll();
        // end::records[]
        assertThat(items).extracting(Item::name).containsExactly("tea", "cup");
        // tag::join[]
        List<Person> people = conn.cursor(record(Person.class)).execute("""
                        SELECT name, former, home.street AS home_street, home.zip AS home_zip
                        FROM person LEFT JOIN home ON owner = name
                        ORDER BY name
                        """).fetchAll();
        // end::join[]
        assertThat(people)
                .containsExactly(
                        new Person("ann", null, List.of(new Address("Elm", 1))),
                        new Person("bob", new Address("Oak", 2), List.of()));
        // tag::lenient[]
        RowFactory<Price> prices = record(Price.class).ignoringSurplus();
        List<Price> all =
                conn.cursor(prices).execute("SELECT * FROM item ORDER BY id").fetchAll();
        // end::lenient[]
        assertThat(all).first().isEqualTo(new Price(1, new BigDecimal("3.5")));
        assertThat(conn.cursor(ITEMS).execute("SELECT * FROM item").fetchAll()).hasSize(2);
    }

    @Test
    void otherShapes() {
        // tag::maps[]
        for (Map<String, @Nullable Object> row : conn.cursor(map()).execute("SELECT id, name FROM item")) {
            System.out.println(row.get("name"));
        }
        // end::maps[]
        // tag::dict[]
        for (DictRow row : conn.cursor(dict()).execute("SELECT id, name FROM item")) {
            System.out.println(row.get(0) + " " + row.get("name"));
        }
        // end::dict[]
        // tag::beans[]
        List<Tag> tags = conn.cursor(bean(Tag.class))
                .execute("SELECT id, name FROM item")
                .fetchAll();
        // end::beans[]
        assertThat(tags).hasSize(2).allMatch(tag -> tag.id > 0 && !tag.name.isEmpty());
    }

    @Test
    void fetching() {
        // tag::fetch[]
        long count = one(conn.cursor(scalar(Long.class)).execute("SELECT count(*) FROM item"));
        Optional<Item> gold = optional(conn.cursor(ITEMS).execute("SELECT * FROM item WHERE name = $1", "gold"));
        Map<String, Item> byName = toMap(conn.cursor(ITEMS).execute("SELECT * FROM item"), Item::name);
        Map<Integer, List<Item>> byTags = grouped(
                conn.cursor(ITEMS).execute("SELECT * FROM item"),
                item -> item.tags().size());
        // end::fetch[]
        assertThat(count).isEqualTo(2);
        assertThat(gold).isEmpty();
        assertThat(byName).containsOnlyKeys("tea", "cup");
        assertThat(byTags).containsOnlyKeys(0, 1);
    }

    @Test
    void ownFactories() {
        // tag::own[]
        RowFactory<String> labels = description -> {
            int name = description.indexOf("name");
            int price = description.indexOf("unit_price");
            return row -> row.getString(name) + ": " + row.get(price, BigDecimal.class);
        };
        // end::own[]
        assertThat(conn.cursor(labels).execute("SELECT * FROM item ORDER BY id").fetchAll())
                .containsExactly("tea: 3.5", "cup: 7");
    }

    @Test
    void bulk() {
        // tag::arrays[]
        List<List<?>> rows = List.of(List.of("pot", new BigDecimal("12")), List.of("jar", new BigDecimal("8.25")));
        long inserted = Bulk.insert("item", "name", "unit_price").run(conn, rows);
        // end::arrays[]
        assertThat(inserted).isEqualTo(2);
        // tag::upsert[]
        List<Long> ids = Bulk.insert("item", "name", "unit_price")
                .onConflict("(name) DO UPDATE SET unit_price = excluded.unit_price")
                .returning("id")
                .fetchAll(conn, scalar(Long.class), rows);
        // end::upsert[]
        assertThat(ids).hasSize(2);
        List<List<Object>> prices = new ArrayList<>();
        prices.add(List.of("tea", new BigDecimal("4")));
        // tag::values[]
        String sql = """
                UPDATE item SET unit_price = new.price
                FROM (VALUES :rows) AS new (name, price)
                WHERE item.name = new.name
                """;
        long updated = Bulk.executeValues(conn, sql, prices);
        // end::values[]
        assertThat(updated).isOne();
        // tag::template[]
        Bulk.values("INSERT INTO item (name, unit_price, note) VALUES :rows")
                .template("(:name, round(:price, 2), 'new')")
                .pageSize(100)
                .run(conn, List.of(Map.of("name", "lid", "price", new BigDecimal("1.999"))));
        // end::template[]
        assertThat(one(conn.cursor(scalar(BigDecimal.class)).execute("SELECT unit_price FROM item WHERE name = 'lid'")))
                .isEqualByComparingTo("2");
        // tag::batch[]
        Bulk.executeBatch(conn, "DELETE FROM item WHERE name = $1", List.of(List.of("lid"), List.of("jar")));
        // end::batch[]
        assertThat(toMap(
                        conn.cursor(ITEMS.allowingMissing().lenient()).execute("SELECT id, name FROM item"),
                        Item::name))
                .containsOnlyKeys("tea", "cup", "pot");
    }
}
