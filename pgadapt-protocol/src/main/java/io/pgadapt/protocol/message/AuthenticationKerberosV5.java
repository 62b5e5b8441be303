package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Asks for Kerberos V5 authentication, which no supported server offers any more; it has no answer. */
public record AuthenticationKerberosV5() implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 2;

    /** The one instance that is needed. */
    public static final AuthenticationKerberosV5 INSTANCE = new AuthenticationKerberosV5();

    /** Reads a body: its code alone. */
    public static AuthenticationKerberosV5 decode(WireReader body) {
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
