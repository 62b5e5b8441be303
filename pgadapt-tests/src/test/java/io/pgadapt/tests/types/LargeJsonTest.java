package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.json.Json;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of many megabytes are parsed from the bytes that came, not copied before. */
@PgTest
class LargeJsonTest {
    private static final int SIZE = 10_000_000;
    private static final int LITTLE = 1_000_000;

    /** What is asked for of a document, most of which is passed over. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record End(int end) {}

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonb"})
    void readingOneAllocatesNoCopyOfIt(String type, PgDatabase database) {
        Pgadapt pg = Pgadapt.builder(database.dsn())
                .install(Json.jackson(JsonMapper.builder().build()))
                .build();
        try (Connection connection = pg.connect()) {
            for (ExecutionMode mode : ExecutionMode.values()) {
                Row row = Objects.requireNonNull(connection
                        .executionMode(mode)
                        .execute(
                                "SELECT ('{\"filler\": \"' || repeat('x', " + SIZE + ") || '\", \"end\": 7}')::" + type)
                        .fetchOne());
                assertThat(row.get(0, End.class)).isEqualTo(new End(7));
                long before = allocated();
                End end = row.get(0, End.class);
                long after = allocated();
                assertThat(end).isEqualTo(new End(7));
                assertThat(after - before).as("bytes allocated in mode " + mode).isLessThan(LITTLE);
            }
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
