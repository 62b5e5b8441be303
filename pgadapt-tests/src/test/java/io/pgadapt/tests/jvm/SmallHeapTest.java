package io.pgadapt.tests.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of any size are read in a heap that does not hold them. */
@PgTest
class SmallHeapTest {
    private static final SeparateJvm SMALL =
            SeparateJvm.without().with("-Xmx32m").with("-XX:+UseSerialGC");

    @ParameterizedTest
    @ValueSource(strings = {"stream", "named", "prefetch"})
    void readsAMillionRows(String way, PgDatabase database) throws Exception {
        assertThat(SMALL.run(LargeResult.class, database.dsn(), way)).endsWith("1000000 rows, 64000000 characters");
    }

    /** Otherwise the others would prove nothing. */
    @Test
    void cannotHoldThemAll(PgDatabase database) {
        assertThatThrownBy(() -> SMALL.run(LargeResult.class, database.dsn(), "buffered"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("OutOfMemoryError");
    }
}
