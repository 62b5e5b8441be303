package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Answers {@link Parse}: the statement is prepared. */
public record ParseComplete() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = '1';

    /** The one instance that is needed. */
    public static final ParseComplete INSTANCE = new ParseComplete();

    /** Reads a body, which is empty. */
    public static ParseComplete decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
