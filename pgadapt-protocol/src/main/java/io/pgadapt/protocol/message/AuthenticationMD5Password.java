package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Asks for the password hashed with MD5; {@link PasswordMessage} answers.
 *
 * @param salt four bytes to hash with
 */
public record AuthenticationMD5Password(Bytes salt) implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 5;

    private static final int SALT_LENGTH = 4;

    /** Reads a body: its code and the salt. */
    public static AuthenticationMD5Password decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return new AuthenticationMD5Password(Bytes.of(body.bytes(SALT_LENGTH)));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        salt.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public AuthenticationResponse decodeResponse(WireReader body) {
        return PasswordMessage.decode(body);
    }
}
