package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Asks the server to send what it has, without ending the series of extended-query messages. */
public record Flush() implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'H';

    /** The one instance that is needed. */
    public static final Flush INSTANCE = new Flush();

    /** Reads a body, which is empty. */
    public static Flush decode(WireReader body) {
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
