package io.pgadapt.replication;

import io.pgadapt.types.value.Lsn;
import java.time.Instant;

/** What the server sends in a replication stream. */
public sealed interface StreamMessage permits ReplicationMessage, Keepalive {

    /** Returns the end of the write-ahead log on the server, as far as it can be sent. */
    Lsn walEnd();

    /** Returns the server's time when it sent this, in microseconds. */
    Instant sendTime();
}
