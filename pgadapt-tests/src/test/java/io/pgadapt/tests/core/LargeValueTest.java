package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values that are larger than every buffer on the way. */
@PgTest
@Timeout(120)
class LargeValueTest {
    private static final int SIZE = 20_000_000;

    @Test
    void travelBothWaysAndLeaveTheConnectionAsItWas(PgDatabase database) {
        byte[] value = new byte[SIZE];
        new Random(42).nextBytes(value);
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            assertThat(connection.execute("SELECT $1::bytea", value).fetchOne())
                    .extracting(row -> row.get(0, byte[].class))
                    .isEqualTo(value);
            assertThat(connection.execute("SELECT $1::int", 42).fetchOne())
                    .extracting(row -> row.getInt(0))
                    .isEqualTo(42);
        }
    }
}
