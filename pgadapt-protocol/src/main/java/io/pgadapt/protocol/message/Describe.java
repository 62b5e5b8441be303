package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Asks what a statement or a portal looks like: {@link ParameterDescription} for a statement, then {@link RowDescription} or {@link NoData}.
 *
 * @param target whether it is a statement or a portal
 * @param name its name; empty for the unnamed one
 */
public record Describe(Target target, String name) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'D';

    /** Reads a body. */
    public static Describe decode(WireReader body) {
        return new Describe(Target.ofCode(body.int8()), body.cstring());
    }

    /** Writes the message without creating one. */
    public static void write(WireWriter out, Target target, String name) {
        int mark = out.beginMessage(TAG);
        out.int8(target.code()).cstring(name);
        out.endMessage(mark);
    }

    @Override
    public void encode(WireWriter out) {
        write(out, target, name);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.character(target.code()).string(name);
    }
}
