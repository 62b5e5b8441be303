package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@PgTest
class TraceTest {
    @Test
    void tellsEveryMessageInLibpqsFormat(PgDatabase database) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = Pgadapt.builder(database.dsn())
                .trace(lines::add)
                .build()
                .connect()
                .autocommit(true)) {
            connection.execute("SELECT 1; SELECT 2");
        }
        assertThat(lines.get(0)).matches("F\\t\\d+\\tQuery\\t \"SELECT 1; SELECT 2\"");
        assertThat(lines).anyMatch(line -> line.matches("B\\t\\d+\\tCommandComplete\\t \"SELECT 1\""));
        assertThat(lines).anyMatch(line -> line.startsWith("B\t") && line.contains("DataRow"));
        assertThat(lines).anyMatch(line -> line.matches("B\\t5\\tReadyForQuery\\t I"));
        assertThat(lines.get(lines.size() - 1)).startsWith("F\t").contains("Terminate");
    }
}
