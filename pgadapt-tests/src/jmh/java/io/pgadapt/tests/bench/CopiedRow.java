package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row that is copied. */
record CopiedRow(int id, long account, String name, OffsetDateTime at, BigDecimal amount, boolean active) {
    private static final int DISTINCT = 10_000;
    private static final CopiedRow[] ROWS = new CopiedRow[DISTINCT];

    static {
        OffsetDateTime start = OffsetDateTime.of(2021, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);
        for (int i = 0; i < DISTINCT; i++) {
            ROWS[i] = new CopiedRow(
                    i,
                    i * 7_919_000_000L,
                    "name of item " + i,
                    start.plusSeconds(83L * i),
                    BigDecimal.valueOf(i * 37L, 2),
                    i % 3 == 0);
        }
    }

    /** Returns the row of a number; they recur. */
    static CopiedRow of(int number) {
        return ROWS[number % DISTINCT];
    }
}
