package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Tells the server how far the client has come.
 *
 * @param written the log position after the last byte received and written
 * @param flushed the log position after the last byte made durable
 * @param applied the log position after the last byte applied
 * @param clock the client's clock
 * @param replyRequested whether the server shall answer at once, to test that the connection lives
 */
public record StandbyStatusUpdate(long written, long flushed, long applied, long clock, boolean replyRequested)
        implements ReplicationMessage {
    /** The first byte of the content. */
    public static final char TAG = 'r';

    /** Reads the content after its first byte. */
    public static StandbyStatusUpdate decode(WireReader body) {
        return new StandbyStatusUpdate(body.int64(), body.int64(), body.int64(), body.int64(), ReplyRequest.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(CopyData.TAG);
        out.int8(TAG).int64(written).int64(flushed).int64(applied).int64(clock);
        ReplyRequest.write(replyRequested, out);
        out.endMessage(mark);
    }
}
