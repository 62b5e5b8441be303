package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Authentication succeeded; the session is being set up. */
public record AuthenticationOk() implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 0;

    /** The one instance that is needed. */
    public static final AuthenticationOk INSTANCE = new AuthenticationOk();

    /** Reads a body: its code alone. */
    public static AuthenticationOk decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        out.endMessage(mark);
    }
}
