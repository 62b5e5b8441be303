package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Takes the place of {@link CommandComplete} when the query string was empty. */
public record EmptyQueryResponse() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'I';

    /** The one instance that is needed. */
    public static final EmptyQueryResponse INSTANCE = new EmptyQueryResponse();

    /** Reads a body, which is empty. */
    public static EmptyQueryResponse decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
