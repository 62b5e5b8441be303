package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Carries a GSSAPI or SSPI token.
 *
 * @param data the mechanism's own bytes; neither a trace nor {@link #toString} shows them
 */
public record GSSResponse(Bytes data) implements AuthenticationResponse {
    /** Reads a body: all of it is data. */
    public static GSSResponse decode(WireReader body) {
        return new GSSResponse(body.rest());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        data.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.hiddenBytes();
    }

    @Override
    public String toString() {
        return "GSSResponse[data=hidden]";
    }
}
