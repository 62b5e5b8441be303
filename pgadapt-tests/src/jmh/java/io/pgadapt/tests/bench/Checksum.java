package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up values, so that drivers that should read the same can be compared. Not thread-safe. */
final class Checksum implements PointSink, RowSink {
    private long sum;
    private long rows;

    @Override
    public void row(
            int id,
            long account,
            @Nullable String name,
            @Nullable OffsetDateTime at,
            @Nullable BigDecimal amount,
            boolean active) {
        row(id, account, 0, name, at, amount, null, active);
    }

    @Override
    public void row(
            int id,
            long account,
            double ratio,
            @Nullable String name,
            @Nullable OffsetDateTime at,
            @Nullable BigDecimal amount,
            @Nullable UUID key,
            boolean active) {
        // drivers may choose the offset of a timestamptz
        Object instant = at == null ? null : at.toInstant();
        sum = sum * 31 + Objects.hash(id, account, ratio, name, instant, amount, key, active);
        rows++;
    }

    /** Takes a row that became a record. */
    void record(ItemRecord row) {
        row(row.id(), row.account(), row.ratio(), row.name(), row.at(), row.amount(), row.key(), row.active());
    }

    /** Returns the sum over all rows so far, and how many they were. */
    @Override
    public String toString() {
        return rows + " rows, " + Long.toHexString(sum);
    }
}
