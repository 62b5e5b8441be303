package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** The byte by which either side of a replication stream asks for an answer: 1, or 0 for none. */
final class ReplyRequest {
    private ReplyRequest() {}

    static boolean read(WireReader body) {
        byte flag = body.int8();
        return switch (flag) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new ProtocolException("the request for a reply is " + flag + " instead of 0 or 1");
        };
    }

    static void write(boolean requested, WireWriter out) {
        out.int8(requested ? 1 : 0);
    }
}
