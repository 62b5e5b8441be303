package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a row of the table becomes. */
public record ItemRecord(
        int id,
        long account,
        double ratio,
        String name,
        OffsetDateTime at,
        BigDecimal amount,
        UUID key,
        boolean active) {}
