package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Continues a GSSAPI or SSPI authentication; {@link GSSResponse} answers while the mechanism wants more.
 *
 * @param data the mechanism's own bytes; neither a trace nor {@link #toString} shows them
 */
public record AuthenticationGSSContinue(Bytes data) implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 8;

    /** Reads a body: its code, and everything that follows. */
    public static AuthenticationGSSContinue decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return new AuthenticationGSSContinue(body.rest());
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
        return GSSResponse.decode(body);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.hiddenBytes();
    }

    @Override
    public String toString() {
        return "AuthenticationGSSContinue[data=hidden]";
    }
}
