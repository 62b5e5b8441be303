package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Ends the stream of {@link CopyData} in its direction, successfully. */
public record CopyDone() implements FrontendMessage, BackendMessage {
    /** The type byte. */
    public static final char TAG = 'c';

    /** The one instance that is needed. */
    public static final CopyDone INSTANCE = new CopyDone();

    /** Reads a body, which is empty. */
    public static CopyDone decode(WireReader body) {
        return INSTANCE;
    }

    /** Writes the message without creating one. */
    public static void write(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }

    @Override
    public void encode(WireWriter out) {
        write(out);
    }
}
