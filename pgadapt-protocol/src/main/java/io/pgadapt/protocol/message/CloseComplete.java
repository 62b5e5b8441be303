package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Answers {@link Close}, also when there was nothing to close. */
public record CloseComplete() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = '3';

    /** The one instance that is needed. */
    public static final CloseComplete INSTANCE = new CloseComplete();

    /** Reads a body, which is empty. */
    public static CloseComplete decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
