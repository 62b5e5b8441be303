package io.pgadapt.extras.replication;

import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A slot that was created.
 *
 * @param name its name
 * @param consistentPoint from where on a logical slot has everything; {@link Lsn#ZERO} for a physical slot that reserves no
 *     log yet
 * @param snapshotName the snapshot that has all before that, for {@code SET TRANSACTION SNAPSHOT} of ordinary sessions until
 *     the connection runs another command; null when none was exported
 * @param outputPlugin the plugin of a logical slot; null for a physical one
 */
public record CreatedSlot(
        String name,
        Lsn consistentPoint,
        @Nullable String snapshotName,
        @Nullable String outputPlugin) {
    static CreatedSlot of(Row row) {
        return new CreatedSlot(
                Objects.requireNonNull(row.getString("slot_name")),
                ReplicationConnection.lsn(row, "consistent_point"),
                row.getString("snapshot_name"),
                row.getString("output_plugin"));
    }
}
