package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Brings a SASL challenge; {@link SASLResponse} answers.
 *
 * @param data the mechanism's own bytes; neither a trace nor {@link #toString} shows them
 */
public record AuthenticationSASLContinue(Bytes data) implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 11;

    /** Reads a body: its code, and everything that follows. */
    public static AuthenticationSASLContinue decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return new AuthenticationSASLContinue(body.rest());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        data.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public AuthenticationResponse decodeResponse(WireReader body) {
        return SASLResponse.decode(body);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.hiddenBytes();
    }

    @Override
    public String toString() {
        return "AuthenticationSASLContinue[data=hidden]";
    }
}
