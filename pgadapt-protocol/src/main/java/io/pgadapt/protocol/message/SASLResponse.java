package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Answers a SASL challenge.
 *
 * @param data the mechanism's own bytes; neither a trace nor {@link #toString} shows them
 */
public record SASLResponse(Bytes data) implements AuthenticationResponse {
    /** Reads a body: all of it is data. */
    public static SASLResponse decode(WireReader body) {
        return new SASLResponse(body.rest());
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
        return "SASLResponse[data=hidden]";
    }
}
