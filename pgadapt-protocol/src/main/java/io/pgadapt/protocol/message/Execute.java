package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Runs a portal.
 *
 * @param portal the portal's name; empty for the unnamed portal
 * @param maxRows how many rows to return at most before {@link PortalSuspended}; 0 for no limit
 */
public record Execute(String portal, int maxRows) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'E';

    /** Reads a body. */
    public static Execute decode(WireReader body) {
        return new Execute(body.cstring(), body.int32());
    }

    /** Writes the message without creating one. */
    public static void write(WireWriter out, String portal, int maxRows) {
        int mark = out.beginMessage(TAG);
        out.cstring(portal).int32(maxRows);
        out.endMessage(mark);
    }

    @Override
    public void encode(WireWriter out) {
        write(out, portal, maxRows);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(portal).number(maxRows);
    }
}
