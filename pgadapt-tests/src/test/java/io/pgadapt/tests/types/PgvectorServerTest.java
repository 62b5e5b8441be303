package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.SparseVector;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** pgvector's types, found by name in whatever schema they are. */
@PgTest
class PgvectorServerTest {
    @SuppressWarnings("ArrayRecordComponent")
    record Doc(int id, float[] embedding) {}

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE SCHEMA ext", "CREATE SCHEMA old");
        for (String name : List.of("vector", "halfvec", "sparsevec")) {
            PgvectorStandIn.createBinary(database, "ext", name);
            PgvectorStandIn.createText(database, "old", name);
        }
        database.execute("CREATE TYPE doc AS (id int, embedding ext.vector)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    @ParameterizedTest
    @CsvSource({
        "vector,000300003f80000000000000c0200000",
        "halfvec,000300003c000000c100",
        "sparsevec,0000000300000002000000000000000000000002" + "3f800000c0200000"
    })
    void travelInBinary(String type, String hex) {
        float[] vector = {1, 0, -2.5f};
        Row row = row("SELECT $1, $1::bytea", Typed.of("ext." + type, vector));
        assertThat(row.get(0, float[].class)).containsExactly(vector);
        assertThat(row.get(0, double[].class)).containsExactly(1, 0, -2.5);
        assertThat((Object) row.get(0, List.class)).isEqualTo(List.of(1f, 0f, -2.5f));
        assertThat(row.get(1, byte[].class)).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @EnumSource
    void travelAsTextWhereTheTypeHasNoBinary(ExecutionMode mode) {
        connection.executionMode(mode);
        SparseVector sparse = SparseVector.of(5, new int[] {0, 2}, new float[] {0.5f, 2});
        Row row = row(
                "SELECT $1, $2, $3, $1::text, $3::text",
                Typed.of("old.vector", new float[] {1, -2.5f}),
                Typed.of("old.halfvec", new double[] {0.5}),
                Typed.of("old.sparsevec", sparse));
        assertThat(row.get(0, float[].class)).containsExactly(1, -2.5f);
        assertThat(row.get(1, float[].class)).containsExactly(0.5f);
        assertThat(row.get(2)).isEqualTo(sparse);
        assertThat(row.get(3)).isEqualTo("[1,-2.5]");
        assertThat(row.get(4)).isEqualTo("{1:0.5,3:2}/5");
    }

    @Test
    void areFloatsByDefaultAndSparseVectors() {
        Row row = row(
                "SELECT $1, $2, $3",
                Typed.of("ext.vector", List.of(1, 2)),
                Typed.of("ext.halfvec", List.of(0.5)),
                Typed.of("ext.sparsevec", new float[] {0, 3}));
        assertThat(row.get(0)).isEqualTo(new float[] {1, 2});
        assertThat(row.get(1)).isEqualTo(new float[] {0.5f});
        assertThat(row.get(2)).isEqualTo(SparseVector.of(2, new int[] {1}, new float[] {3}));
    }

    @ParameterizedTest
    @CsvSource({"ext", "old"})
    void passInArrays(String schema) {
        float[][] vectors = {{1, 2}, {3}};
        Row row = row("SELECT $1", Typed.of(schema + ".vector[]", vectors));
        assertThat(row.get(0, float[][].class)).isDeepEqualTo(vectors);
        List<?> list = Objects.requireNonNull(row.get(0, List.class));
        assertThat((Object) list.toArray()).isEqualTo(vectors);
    }

    @Test
    void passInCompositesAndTheirArrays() {
        Doc doc = new Doc(1, new float[] {1, 2});
        Row row = row("SELECT $1, $2", Typed.of("doc", doc), Typed.of("doc[]", List.of(doc)));
        Doc read = Objects.requireNonNull(row.get(0, Doc.class));
        assertThat(read.embedding()).containsExactly(1, 2);
        Doc[] all = Objects.requireNonNull(row.get(1, Doc[].class));
        assertThat(all[0].embedding()).containsExactly(1, 2);
    }
}
