package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Asks for the password as it is; {@link PasswordMessage} answers. */
public record AuthenticationCleartextPassword() implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 3;

    /** The one instance that is needed. */
    public static final AuthenticationCleartextPassword INSTANCE = new AuthenticationCleartextPassword();

    /** Reads a body: its code alone. */
    public static AuthenticationCleartextPassword decode(WireReader body) {
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
        return PasswordMessage.decode(body);
    }
}
