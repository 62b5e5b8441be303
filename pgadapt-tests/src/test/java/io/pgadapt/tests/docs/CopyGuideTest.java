package io.pgadapt.tests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Identifier;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/copy.md. */
@PgTest
class CopyGuideTest {
    private Connection conn;

    // tag::record[]
    record Item(String name, BigDecimal price) {}
    // end::record[]

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.item (name text, price numeric)",
                "CREATE TABLE item (LIKE shop.item)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private long count() {
        return conn.execute("SELECT count(*) FROM item").fetchAll().get(0).getLong(0);
    }

    @Test
    void files(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("items"), "tea\t3.50\n");
        // tag::file[]
        try (InputStream in = Files.newInputStream(path)) {
            long rows = conn.copyFrom(in, "item", "name", "price");
            System.out.println(rows + " rows stored");
        }
        // end::file[]
        Path zipped = directory.resolve("items.csv.gz");
        // tag::csv[]
        CopyOptions csv = CopyOptions.csv().header().delimiter(';');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            conn.copyQuery("SELECT name, price FROM item WHERE price > 1")
                    .with(csv)
                    .to(out);
        }
        // end::csv[]
        assertThat(Files.size(zipped)).isPositive();
        Reader reader = new StringReader("price;name\n5;milk\n");
        // tag::schema[]
        conn.copy(Identifier.of("shop", "item"), "price", "name").with(csv).from(reader);
        // end::schema[]
        StringWriter writer = new StringWriter();
        // tag::expert[]
        conn.copyExpert("COPY shop.item TO STDOUT (FORMAT csv, FORCE_QUOTE *)", writer);
        // end::expert[]
        assertThat(writer).hasToString("\"milk\",\"5\"\n");
    }

    @Test
    void rows() {
        // tag::rows[]
        try (CopyIn in = conn.copy("item", "name", "price").in()) {
            in.row("tea", new BigDecimal("3.50"));
            in.row("air", null);
            in.finish();
        }
        // end::rows[]
        Stream<Item> items = Stream.of(new Item("milk", BigDecimal.ONE), new Item("salt", BigDecimal.TEN));
        // tag::records[]
        long stored = conn.copy("item").fromRows(items);
        // end::records[]
        assertThat(stored).isEqualTo(2);
        assertThat(count()).isEqualTo(4);
        // tag::out[]
        try (Stream<Item> all = conn.copy("item").rows(Rows.record(Item.class))) {
            System.out.println(all.filter(item -> item.price() != null).count());
        }
        // end::out[]
        List<Row> none = conn.copyQuery("SELECT 1 WHERE false").rows().toList();
        assertThat(none).isEmpty();
    }

    @Test
    void statements() {
        // tag::types[]
        try (Stream<Row> rows = conn.copyExpert("COPY (SELECT 1, now()) TO STDOUT (FORMAT binary)")
                .types("int4", "timestamptz")
                .rows()) {
            rows.forEach(System.out::println);
        }
        // end::types[]
        InputStream in = new ByteArrayInputStream("tea\t1\n".repeat(50_000).getBytes(UTF_8));
        // tag::progress[]
        conn.copy("item")
                .onProgress((rows, bytes) -> System.out.println(bytes / 1024 + " kB"))
                .from(in);
        // end::progress[]
        assertThat(count()).isEqualTo(50_000);
        assertThatThrownBy(() -> {
                    try (CopyIn unfinished = conn.copy("item").in()) {
                        unfinished.row("tea", BigDecimal.ONE);
                        conn.cancel();
                        unfinished.finish();
                    }
                })
                .isInstanceOf(QueryCanceledError.class);
    }
}
