package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * A piece of a COPY stream, or one message of a replication stream; pieces need not end where rows end.
 *
 * @param data the piece
 */
public record CopyData(Bytes data) implements FrontendMessage, BackendMessage {
    /** The type byte. */
    public static final char TAG = 'd';

    /** Reads a body: all of it is data. */
    public static CopyData decode(WireReader body) {
        return new CopyData(body.rest());
    }

    /** Writes the message without creating one: {@code length} bytes from {@code offset} on. */
    public static void write(WireWriter out, byte[] data, int offset, int length) {
        int mark = out.beginMessage(TAG);
        out.bytes(data, offset, length);
        out.endMessage(mark);
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        data.writeTo(out);
        out.endMessage(mark);
    }
}
