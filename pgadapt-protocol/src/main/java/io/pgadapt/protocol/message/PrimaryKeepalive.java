package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * A sign of life from the server.
 *
 * @param walEnd the end of the log on the server
 * @param clock the server's clock when it sent this
 * @param replyRequested whether the server wants a {@link StandbyStatusUpdate} soon, or else ends the connection
 */
public record PrimaryKeepalive(long walEnd, long clock, boolean replyRequested) implements ReplicationMessage {
    /** The first byte of the content. */
    public static final char TAG = 'k';

    /** Reads the content after its first byte. */
    public static PrimaryKeepalive decode(WireReader body) {
        return new PrimaryKeepalive(body.int64(), body.int64(), ReplyRequest.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(CopyData.TAG);
        out.int8(TAG).int64(walEnd).int64(clock);
        ReplyRequest.write(replyRequested, out);
        out.endMessage(mark);
    }
}
