package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Starts a GSSAPI authentication; {@link GSSResponse} answers. */
public record AuthenticationGSS() implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 7;

    /** The one instance that is needed. */
    public static final AuthenticationGSS INSTANCE = new AuthenticationGSS();

    /** Reads a body: its code alone. */
    public static AuthenticationGSS decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        out.endMessage(mark);
    }

    @Override
    public AuthenticationResponse decodeResponse(WireReader body) {
        return GSSResponse.decode(body);
    }
}
