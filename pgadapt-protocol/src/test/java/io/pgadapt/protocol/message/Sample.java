package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Arrays;

/** A message, its bytes, and its line in a trace. */
public record Sample(Message message, String literal, String line) {
    public byte[] bytes() {
        return Literal.bytes(literal);
    }

    public byte tag() {
        return bytes()[0];
    }

    /** What follows type byte and length. */
    byte[] body() {
        byte[] all = bytes();
        return Arrays.copyOfRange(all, 5, all.length);
    }

    /** What follows the length of a message without a type byte. */
    byte[] untaggedBody() {
        byte[] all = bytes();
        return Arrays.copyOfRange(all, 4, all.length);
    }

    /** Whether the body's last field goes to its end, so that a shorter or longer body is another message. */
    boolean isOpenEnded() {
        return message instanceof CopyData
                || message instanceof SASLResponse
                || message instanceof GSSResponse
                || message instanceof AuthenticationSASLContinue
                || message instanceof AuthenticationSASLFinal
                || message instanceof AuthenticationGSSContinue
                || message instanceof BackendKeyData
                || message instanceof CancelRequest;
    }

    byte[] encoded() {
        return encode(message);
    }

    static byte[] encode(Message message) {
        WireWriter out = new WireWriter(16);
        message.encode(out);
        return out.toArray();
    }

    static WireReader prefix(byte[] body, int length) {
        return new WireReader(Arrays.copyOf(body, length));
    }

    @Override
    public String toString() {
        return message.messageName() + " " + literal;
    }
}
