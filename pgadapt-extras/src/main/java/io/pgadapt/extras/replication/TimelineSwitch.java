package io.pgadapt.extras.replication;

import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import java.util.Objects;

/**
 * Where the log goes on after the end of a historic timeline.
 *
 * @param timeline the next timeline
 * @param position where that begins
 */
public record TimelineSwitch(int timeline, Lsn position) {
    static TimelineSwitch of(Row row) {
        return new TimelineSwitch((int) row.getLong(0), Lsn.parse(Objects.requireNonNull(row.getString(1))));
    }
}
