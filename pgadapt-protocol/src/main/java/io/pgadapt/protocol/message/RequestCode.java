package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;

/** The number at the start of a body that tells apart messages which have no type byte of their own. */
final class RequestCode {
    private static final int SIZE = 4;

    private RequestCode() {}

    /** Returns the code without consuming it; {@code what} names the kind of message in the error. */
    static int peek(WireReader body, String what) {
        if (body.remaining() < SIZE) {
            throw new ProtocolException(
                    "malformed " + what + ": its code needs 4 bytes, but there are only " + body.remaining());
        }
        return new WireReader(body.array(), body.position(), SIZE).int32();
    }

    /** Consumes the code, which must be the given one. */
    static void expect(int code, WireReader body) {
        int found = body.int32();
        if (found != code) {
            throw new ProtocolException("its code is " + found + " instead of " + code);
        }
    }
}
