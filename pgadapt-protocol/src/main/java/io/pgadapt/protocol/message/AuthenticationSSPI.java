package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Starts an SSPI authentication, which looks like GSSAPI on the wire; {@link GSSResponse} answers. */
public record AuthenticationSSPI() implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 9;

    /** The one instance that is needed. */
    public static final AuthenticationSSPI INSTANCE = new AuthenticationSSPI();

    /** Reads a body: its code alone. */
    public static AuthenticationSSPI decode(WireReader body) {
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
