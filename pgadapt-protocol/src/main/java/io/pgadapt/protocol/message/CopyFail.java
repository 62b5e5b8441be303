package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Ends a stream of {@link CopyData} to the server as a failure.
 *
 * @param reason what the server's error message shall say
 */
public record CopyFail(String reason) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'f';

    /** Reads a body. */
    public static CopyFail decode(WireReader body) {
        return new CopyFail(body.cstring());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(reason);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(reason);
    }
}
