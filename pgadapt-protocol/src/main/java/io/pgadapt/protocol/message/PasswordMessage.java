package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Carries the password, as it is or hashed, as the server asked.
 *
 * @param password the text to send; neither a trace nor {@link #toString} shows it
 */
public record PasswordMessage(String password) implements AuthenticationResponse {
    /** Reads a body. */
    public static PasswordMessage decode(WireReader body) {
        return new PasswordMessage(body.cstring());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(password);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.hiddenString();
    }

    @Override
    public String toString() {
        return "PasswordMessage[password=hidden]";
    }
}
