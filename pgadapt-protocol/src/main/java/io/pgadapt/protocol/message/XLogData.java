package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * A piece of the write-ahead log, or of what a logical decoding plugin made of it.
 *
 * @param walStart the log position at which the data starts
 * @param walEnd the end of the log on the server
 * @param clock the server's clock when it sent this
 * @param data the piece
 */
public record XLogData(long walStart, long walEnd, long clock, Bytes data) implements ReplicationMessage {
    /** The first byte of the content. */
    public static final char TAG = 'w';

    /** Reads the content after its first byte. */
    public static XLogData decode(WireReader body) {
        return new XLogData(body.int64(), body.int64(), body.int64(), body.rest());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(CopyData.TAG);
        out.int8(TAG).int64(walStart).int64(walEnd).int64(clock);
        data.writeTo(out);
        out.endMessage(mark);
    }
}
