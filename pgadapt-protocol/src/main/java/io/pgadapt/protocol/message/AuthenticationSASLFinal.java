package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Brings the SASL mechanism's outcome; {@link AuthenticationOk} follows.
 *
 * @param data the mechanism's own bytes; neither a trace nor {@link #toString} shows them
 */
public record AuthenticationSASLFinal(Bytes data) implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 12;

    /** Reads a body: its code, and everything that follows. */
    public static AuthenticationSASLFinal decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return new AuthenticationSASLFinal(body.rest());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        data.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.hiddenBytes();
    }

    @Override
    public String toString() {
        return "AuthenticationSASLFinal[data=hidden]";
    }
}
