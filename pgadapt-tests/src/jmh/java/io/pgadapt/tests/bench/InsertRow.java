package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What is inserted. */
record InsertRow(int id, long account, String name, OffsetDateTime at, BigDecimal amount, boolean active) {
    static final String TABLE =
            "CREATE TEMP TABLE inserted (id int4, account int8, name text, at timestamptz, amount numeric, active bool)";

    private static final OffsetDateTime START = OffsetDateTime.of(2021, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);

    static InsertRow of(int index) {
        return new InsertRow(
                index,
                index * 7_919_000_001L,
                "customer number " + index,
                START.plusSeconds(index * 83L),
                BigDecimal.valueOf(index * 37L, 2),
                index % 3 == 0);
    }
}
