package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;

/**
 * Answers {@link Describe} for a statement: what parameters it needs.
 *
 * @param parameterTypes the OIDs of their types
 */
public record ParameterDescription(List<Integer> parameterTypes) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 't';

    /** Keeps a copy of the list. */
    public ParameterDescription {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** Reads a body. */
    public static ParameterDescription decode(WireReader body) {
        return new ParameterDescription(TypeOids.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        TypeOids.write(TypeOids.toArray(parameterTypes), out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        TypeOids.print(parameterTypes, fields);
    }
}
