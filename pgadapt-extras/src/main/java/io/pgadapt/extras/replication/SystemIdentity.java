package io.pgadapt.extras.replication;

import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who a server is: what {@code IDENTIFY_SYSTEM} tells.
 *
 * @param systemId the number that the cluster and all its physical standbys have, and no other
 * @param timeline the timeline that is written to now
 * @param position the position up to which the log is flushed
 * @param database the database that the session is connected to; null for physical replication
 */
public record SystemIdentity(
        String systemId,
        int timeline,
        Lsn position,
        @Nullable String database) {
    static SystemIdentity of(Row row) {
        return new SystemIdentity(
                Objects.requireNonNull(row.getString("systemid")),
                (int) row.getLong("timeline"),
                ReplicationConnection.lsn(row, "xlogpos"),
                row.getString("dbname"));
    }
}
