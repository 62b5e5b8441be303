package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Tells the value of a run-time parameter, at the start and whenever it changes.
 *
 * @param name the parameter
 * @param value its value
 */
public record ParameterStatus(String name, String value) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'S';

    /** Reads a body. */
    public static ParameterStatus decode(WireReader body) {
        return new ParameterStatus(body.cstring(), body.cstring());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(name).cstring(value);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(name).string(value);
    }
}
