package io.pgadapt.tests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/largeobjects.md. */
@PgTest
class LargeObjectsGuideTest {
    private final byte[] bytes = "some bytes".getBytes(UTF_8);
    private final byte[] comment = ", and more".getBytes(UTF_8);
    private final StringWriter printed = new StringWriter();
    private byte[] digested = {};

    @Test
    void examples(PgDatabase database, @TempDir Path directory) throws IOException {
        database.execute("CREATE TABLE item (name text, photo oid)");
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            // tag::create[]
            LargeObjects objects = conn.largeObjects();
            try (LargeObject photo = objects.create()) {
                photo.write(bytes);
                conn.execute("INSERT INTO item (name, photo) VALUES ($1, $2)", "tea", photo.oid());
            }
            conn.commit();
            // end::create[]
            // tag::open[]
            long oid = conn.execute("SELECT photo FROM item WHERE name = 'tea'")
                    .fetchOne()
                    .getLong(0);
            try (LargeObject photo = objects.open(oid, AccessMode.READ_WRITE)) {
                byte[] header = photo.read(4);
                photo.position(photo.size()).write(comment); // appends
                photo.position(0).truncate(header.length);
            }
            // end::open[]
            // tag::streams[]
            try (InputStream in = objects.open(oid, AccessMode.READ).inputStream()) {
                digest(in);
            }
            try (Reader text = Channels.newReader(objects.open(oid, AccessMode.READ), UTF_8)) {
                print(text);
            }
            // end::streams[]
            assertThat(digested).asString(UTF_8).isEqualTo("some");
            assertThat(printed).hasToString("some");
            Path file = Files.write(directory.resolve("file"), bytes);
            Path copy = directory.resolve("copy");
            // tag::import[]
            long imported = objects.importFrom(file);
            long size = objects.exportTo(imported, copy);
            objects.unlink(imported);
            // end::import[]
            assertThat(copy).hasSize(size).hasBinaryContent(bytes);
            assertThat(objects.exists(imported)).isFalse();
        }
    }

    private void digest(InputStream in) throws IOException {
        digested = in.readAllBytes();
    }

    private void print(Reader text) throws IOException {
        text.transferTo(printed);
    }
}
