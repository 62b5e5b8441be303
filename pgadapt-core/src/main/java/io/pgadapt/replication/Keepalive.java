package io.pgadapt.replication;

import io.pgadapt.types.value.Lsn;
import java.time.Instant;

/**
 * A sign of life from the server.
 *
 * @param walEnd the end of the log on the server: all before it was sent, or concerns nobody here
 * @param sendTime the server's time
 * @param replyRequested whether the server wants a {@link StandbyStatus} soon, or else ends the connection
 */
public record Keepalive(Lsn walEnd, Instant sendTime, boolean replyRequested) implements StreamMessage {}
