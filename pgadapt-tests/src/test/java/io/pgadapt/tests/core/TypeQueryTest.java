package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.internal.catalog.TypeAssembler;
import io.pgadapt.internal.catalog.TypeQuery;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The query of the catalogue for servers that have no multiranges, which newer ones understand, too. */
@PgTest
class TypeQueryTest {
    private static final int WITHOUT_MULTIRANGES = 130_000;

    @Test
    void serversBeforeFourteenAreAskedForNothingThatTheyLack(PgDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE DOMAIN tag AS text",
                "CREATE TYPE moods AS RANGE (subtype = mood)",
                "CREATE TYPE thing AS (m mood, tags tag[], r moods)");
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            int oid = (int) Objects.requireNonNull(connection
                            .execute("SELECT 'thing'::regtype::oid::int8")
                            .fetchOne())
                    .getLong(0);
            String query = TypeQuery.of(List.of(oid), WITHOUT_MULTIRANGES);
            assertThat(query).doesNotContain("rngmultitypid");
            Collection<PgType> types =
                    TypeAssembler.assemble(connection.execute(query).fetchAll(), new TypeCatalog());
            assertThat(types)
                    .extracting(PgType::name)
                    .containsExactlyInAnyOrder("thing", "_thing", "mood", "_mood", "tag", "_tag", "moods", "_moods");
            assertThat(types)
                    .filteredOn(type -> type.oid() == oid)
                    .singleElement()
                    .satisfies(type -> assertThat(((PgType.Composite) type).fields())
                            .extracting(PgType.Field::name)
                            .containsExactly("m", "tags", "r"));
        }
    }
}
