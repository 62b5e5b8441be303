package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Takes the values of a row of the point query. */
@FunctionalInterface
interface PointSink {
    void row(
            int id,
            long account,
            @Nullable String name,
            @Nullable OffsetDateTime at,
            @Nullable BigDecimal amount,
            boolean active);
}
