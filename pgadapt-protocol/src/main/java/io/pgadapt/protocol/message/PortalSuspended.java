package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Ends an {@link Execute} whose row limit was reached; another one continues the portal. */
public record PortalSuspended() implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 's';

    /** The one instance that is needed. */
    public static final PortalSuspended INSTANCE = new PortalSuspended();

    /** Reads a body, which is empty. */
    public static PortalSuspended decode(WireReader body) {
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        out.endMessage(out.beginMessage(TAG));
    }
}
