package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Ends a series of extended-query messages; {@link ReadyForQuery} answers it, and after an error the server skips up to it. */
public record Sync() implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'S';

    /** The one instance that is needed. */
    public static final Sync INSTANCE = new Sync();

    /** Reads a body, which is empty. */
    public static Sync decode(WireReader body) {
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
