package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a row of the table becomes. */
public record ItemRecord(
        int id,
        long account,
        double ratio,
        @Nullable String name,
        @Nullable OffsetDateTime at,
        @Nullable BigDecimal amount,
        @Nullable UUID key,
        boolean active) {}
