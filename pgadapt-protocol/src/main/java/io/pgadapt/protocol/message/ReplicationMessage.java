package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireWriter;

/**
 * A message of a replication stream: the content of one {@link CopyData}.
 *
 * <p>Log positions (LSN) are unsigned; clocks count microseconds since midnight of 2000-01-01, UTC.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-replication.html">PostgreSQL manual: Streaming Replication
 *     Protocol</a>
 */
public sealed interface ReplicationMessage permits XLogData, PrimaryKeepalive, StandbyStatusUpdate, HotStandbyFeedback {
    /** Appends the whole {@link CopyData} message that carries this one. */
    void encode(WireWriter out);
}
