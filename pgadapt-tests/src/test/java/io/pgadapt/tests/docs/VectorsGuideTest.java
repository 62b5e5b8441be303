package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.types.PgvectorStandIn;
import io.pgadapt.types.value.SparseVector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/adapters.md on pgvector. */
@PgTest
class VectorsGuideTest {
    @Test
    void vectors(PgDatabase database) {
        PgvectorStandIn.createBinary(database, "public", "vector");
        PgvectorStandIn.createBinary(database, "public", "sparsevec");
        database.execute(
                "CREATE TABLE doc (title text, embedding vector, words sparsevec)",
                "CREATE FUNCTION distance(vector, vector) RETURNS float8 LANGUAGE sql AS 'SELECT 0::float8'",
                "CREATE OPERATOR <-> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = distance)");
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            // tag::vectors[]
            float[] embedding = {0.25f, 0.5f, 1};
            SparseVector words = SparseVector.of(30_000, new int[] {17, 4_711}, new float[] {1, 0.5f});
            conn.execute("INSERT INTO doc VALUES ($1, $2, $3)", "tea", Typed.of("vector", embedding), words);
            List<Row> nearest = conn.execute(
                            "SELECT title, embedding FROM doc ORDER BY embedding <-> $1 LIMIT 5",
                            Typed.of("vector", embedding))
                    .fetchAll();
            float[] found = nearest.get(0).get("embedding", float[].class);
            // end::vectors[]
            assertThat(found).containsExactly(embedding);
            assertThat(conn.execute("SELECT words FROM doc").fetchAll().get(0).get(0))
                    .isEqualTo(words);
        }
    }
}
