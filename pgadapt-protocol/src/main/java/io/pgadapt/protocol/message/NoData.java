package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Answers {@link Describe} in place of {@link RowDescription}: no rows will come. */
public record NoData() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'n';

    /** The one instance that is needed. */
    public static final NoData INSTANCE = new NoData();

    /** Reads a body, which is empty. */
    public static NoData decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
