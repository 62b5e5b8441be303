package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Gives up a statement or a portal; giving up what does not exist is no error.
 *
 * @param target whether it is a statement or a portal
 * @param name its name; empty for the unnamed one
 */
public record Close(Target target, String name) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'C';

    /** Reads a body. */
    public static Close decode(WireReader body) {
        return new Close(Target.ofCode(body.int8()), body.cstring());
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
