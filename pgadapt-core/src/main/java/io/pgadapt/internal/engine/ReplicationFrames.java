package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.message.PrimaryKeepalive;
import io.pgadapt.protocol.message.StandbyStatusUpdate;
import io.pgadapt.protocol.message.XLogData;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.replication.HotStandbyFeedback;
import io.pgadapt.replication.Keepalive;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.types.value.Lsn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What users see of a replication stream, and how it travels. */
final class ReplicationFrames {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private ReplicationFrames() {}

    /** Returns what a server has sent. */
    static StreamMessage decode(CopyData copy) {
        var message = MessageDecoder.replication(new WireReader(copy.data().toArray()));
        if (message instanceof XLogData data) {
            return new ReplicationMessage(
                    new Lsn(data.walStart()),
                    new Lsn(data.walEnd()),
                    time(data.clock()),
                    data.data().toArray());
        }
        if (message instanceof PrimaryKeepalive keepalive) {
            return new Keepalive(new Lsn(keepalive.walEnd()), time(keepalive.clock()), keepalive.replyRequested());
        }
        throw new ProtocolException(
                "the server sent " + message.getClass().getSimpleName() + ", which only clients send");
    }

    /**
     * Returns whether this is a keepalive; a server that has streamed once sends them also while it does not, such as when it
     * creates a slot.
     */
    static boolean isStrayKeepalive(BackendMessage message) {
        return message instanceof CopyData copy
                && copy.data().length() > 0
                && copy.data().toArray()[0] == PrimaryKeepalive.TAG;
    }

    static void write(StandbyStatus status, WireWriter out) {
        new StandbyStatusUpdate(
                        status.written().position(),
                        status.flushed().position(),
                        status.applied().position(),
                        clock(),
                        status.replyRequested())
                .encode(out);
    }

    static void write(HotStandbyFeedback feedback, WireWriter out) {
        new io.pgadapt.protocol.message.HotStandbyFeedback(
                        clock(),
                        feedback.xmin(),
                        feedback.xminEpoch(),
                        feedback.catalogXmin(),
                        feedback.catalogXminEpoch())
                .encode(out);
    }

    private static Instant time(long clock) {
        return EPOCH.plus(clock, ChronoUnit.MICROS);
    }

    private static long clock() {
        return ChronoUnit.MICROS.between(EPOCH, Instant.now());
    }
}
