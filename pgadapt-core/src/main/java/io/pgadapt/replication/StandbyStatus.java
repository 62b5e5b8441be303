package io.pgadapt.replication;

import io.pgadapt.types.value.Lsn;

/**
 * How far the client has come: what the manual calls a standby status update. Each position is the one after the last byte
 * concerned.
 *
 * @param written what was received, and written to wherever the client keeps it
 * @param flushed what cannot be lost any more; the server need not keep it for the client's slot
 * @param applied what others can see
 * @param replyRequested whether the server shall answer with a {@link Keepalive} at once
 */
public record StandbyStatus(Lsn written, Lsn flushed, Lsn applied, boolean replyRequested) {}
