package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Answers {@link Bind}: the portal is ready to be executed. */
public record BindComplete() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = '2';

    /** The one instance that is needed. */
    public static final BindComplete INSTANCE = new BindComplete();

    /** Reads a body, which is empty. */
    public static BindComplete decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
