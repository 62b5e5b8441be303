package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Says goodbye; the server closes the connection. */
public record Terminate() implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'X';

    /** The one instance that is needed. */
    public static final Terminate INSTANCE = new Terminate();

    /** Reads a body, which is empty. */
    public static Terminate decode(WireReader body) {
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
