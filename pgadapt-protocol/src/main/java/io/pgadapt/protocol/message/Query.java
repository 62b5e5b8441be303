package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Runs one or more statements by the simple protocol.
 *
 * @param query the SQL text
 */
public record Query(String query) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'Q';

    /** Reads a body. */
    public static Query decode(WireReader body) {
        return new Query(body.cstring());
    }

    /** Writes the message without creating one. */
    public static void write(WireWriter out, String query) {
        int mark = out.beginMessage(TAG);
        out.cstring(query);
        out.endMessage(mark);
    }

    @Override
    public void encode(WireWriter out) {
        write(out, query);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(query);
    }
}
