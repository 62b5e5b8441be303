package io.pgadapt.tests.docs;

import static io.pgadapt.Named.named;
import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/querying.md. */
@PgTest
class QueryingGuideTest {
    private final List<Object> shown = new ArrayList<>();
    private Connection conn;

    // tag::record[]
    record Item(int id, String name, BigDecimal price) {}
    // end::record[]

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TABLE item (id int PRIMARY KEY, name text, price numeric)",
                "INSERT INTO item VALUES (1, 'tea', 3.50), (2, 'coffee', 4.20), (3, 'cake', 5)",
                """
                CREATE FUNCTION report() RETURNS SETOF refcursor LANGUAGE plpgsql AS $$
                DECLARE cheap refcursor := 'cheap'; dear refcursor := 'dear';
                BEGIN
                    OPEN cheap FOR SELECT * FROM item WHERE price < 4; RETURN NEXT cheap;
                    OPEN dear FOR SELECT * FROM item WHERE price >= 4; RETURN NEXT dear;
                END $$
                """);
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private void show(Object what) {
        shown.add(what);
    }

    @Test
    void fetching() {
        // tag::fetch[]
        Cursor<Item> items = conn.cursor(record(Item.class)).execute("SELECT * FROM item ORDER BY id");
        Item first = items.fetchOne();
        List<Item> next = items.fetchMany(10);
        List<Item> rest = items.fetchAll();
        // end::fetch[]
        assertThat(first).isEqualTo(new Item(1, "tea", new BigDecimal("3.50")));
        assertThat(next).hasSize(2);
        assertThat(rest).isEmpty();
        // tag::scroll[]
        items.scrollTo(0);
        for (Item item : items) {
            show(item.name());
        }
        // end::scroll[]
        assertThat(shown).containsExactly("tea", "coffee", "cake");
    }

    @Test
    void parameters() {
        // tag::parameters[]
        conn.execute("SELECT * FROM item WHERE price < $1 AND name = ANY ($2)", 4, List.of("tea", "cake"));
        conn.execute("SELECT * FROM item WHERE price < :max OR :max IS NULL", named("max", new BigDecimal("4.50")));
        // end::parameters[]
        assertThat(conn.execute("SELECT * FROM item WHERE price < $1", 4).fetchAll())
                .hasSize(1);
    }

    @Test
    void streaming() {
        // tag::stream[]
        try (Stream<Item> items = conn.cursor(record(Item.class)).stream("SELECT * FROM item ORDER BY id")) {
            items.filter(item -> item.price().signum() > 0).limit(2).forEach(this::show);
        }
        // end::stream[]
        assertThat(shown).hasSize(2);
    }

    @Test
    void namedCursors() {
        // tag::named[]
        try (NamedCursor<Item> items = conn.namedCursor("items", record(Item.class))
                .iterSize(500)
                .prefetch(true)
                .execute("SELECT * FROM item WHERE price < $1 ORDER BY id", 5)) {
            for (Item item : items) {
                show(item.name());
            }
        }
        // end::named[]
        assertThat(shown).containsExactly("tea", "coffee");
        shown.clear();
        // tag::back[]
        NamedCursor<Item> items =
                conn.namedCursor("items", record(Item.class)).scrollable(true).withHold(true);
        items.execute("SELECT * FROM item ORDER BY id");
        conn.commit();
        items.fetchAll();
        show(items.fetchBackward(2));
        items.scroll(-1);
        show(items.fetchOne());
        items.close();
        // end::back[]
        assertThat(shown)
                .containsExactly(
                        List.of(
                                new Item(3, "cake", new BigDecimal("5")),
                                new Item(2, "coffee", new BigDecimal("4.20"))),
                        new Item(2, "coffee", new BigDecimal("4.20")));
    }

    @Test
    void refcursors() {
        // tag::refcursor[]
        for (Row opened : conn.execute("SELECT * FROM report()")) {
            try (NamedCursor<Item> items = conn.namedCursor(opened.getString(0), record(Item.class))) {
                show(items.name() + ": " + items.fetchAll().size());
            }
        }
        // end::refcursor[]
        assertThat(shown).containsExactly("cheap: 1", "dear: 2");
    }
}
