package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;

/**
 * Prepares a statement.
 *
 * @param statement the name to give it; empty for the unnamed statement
 * @param query the SQL text of one statement
 * @param parameterTypes the OIDs of the parameters' types, from the first on; 0 leaves a type to the server
 */
public record Parse(String statement, String query, List<Integer> parameterTypes) implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'P';

    /** Keeps a copy of the list. */
    public Parse {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** Reads a body. */
    public static Parse decode(WireReader body) {
        return new Parse(body.cstring(), body.cstring(), TypeOids.read(body));
    }

    /**
     * Writes the message without creating one.
     *
     * @throws IllegalArgumentException as {@link #encode} does
     */
    public static void write(WireWriter out, String statement, String query, int... parameterTypes) {
        int mark = out.beginMessage(TAG);
        out.cstring(statement).cstring(query);
        TypeOids.write(parameterTypes, out);
        out.endMessage(mark);
    }

    @Override
    public void encode(WireWriter out) {
        write(out, statement, query, TypeOids.toArray(parameterTypes));
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(statement).string(query);
        TypeOids.print(parameterTypes, fields);
    }
}
