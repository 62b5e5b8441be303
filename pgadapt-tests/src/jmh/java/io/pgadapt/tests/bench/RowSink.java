package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the values of a row of the wide table. */
@FunctionalInterface
interface RowSink {
    void row(
            int id,
            long account,
            double ratio,
            @Nullable String name,
            @Nullable OffsetDateTime at,
            @Nullable BigDecimal amount,
            @Nullable UUID key,
            boolean active);
}
