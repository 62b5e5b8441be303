package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The code of docs/types.md. */
@PgTest
class TypesGuideTest {
    record Email(String value) {}

    @Test
    void namesTheTypeOfAParameter(PgDatabase database) {
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')", "CREATE TABLE item (tags text[])");
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            // tag::typed[]
            conn.execute("SELECT count(*) FROM item WHERE tags && $1", Typed.of("text[]", List.of()));
            conn.execute("SELECT coalesce($1, $2)", Typed.ofNull("mood"), "ok");
            // end::typed[]
            Row row = Objects.requireNonNull(
                    conn.execute("SELECT pg_typeof(coalesce($1, $2))::text", Typed.ofNull("mood"), "ok")
                            .fetchOne());
            assertThat(row.get(0)).isEqualTo("mood");
        }
    }

    @Test
    void mapsAClassOverACodec(PgDatabase database) {
        String dsn = database.dsn();
        // tag::map[]
        Pgadapt pg = Pgadapt.builder(dsn)
                .types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::new, Email::value)))
                .build();
        // end::map[]
        try (Connection conn = pg.connect()) {
            Row row = Objects.requireNonNull(conn.execute("SELECT ARRAY[$1::text]", new Email("ada@example.org"))
                    .fetchOne());
            assertThat(row.get(0, Email[].class)).containsExactly(new Email("ada@example.org"));
        }
    }
}
