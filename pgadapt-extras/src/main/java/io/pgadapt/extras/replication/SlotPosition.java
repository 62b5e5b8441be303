package io.pgadapt.extras.replication;

import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import org.jspecify.annotations.Nullable;

/**
 * Where a physical slot stands: what {@code READ_REPLICATION_SLOT} tells.
 *
 * @param restartPosition the position that streaming would start at; {@link Lsn#ZERO} when nothing is kept for the slot yet
 * @param restartTimeline the timeline of that position; 0 when there is none
 */
public record SlotPosition(Lsn restartPosition, int restartTimeline) {
    static @Nullable SlotPosition of(Row row) {
        if (row.isNull("slot_type")) {
            return null;
        }
        int timeline = row.isNull("restart_tli") ? 0 : (int) row.getLong("restart_tli");
        return new SlotPosition(ReplicationConnection.lsn(row, "restart_lsn"), timeline);
    }
}
