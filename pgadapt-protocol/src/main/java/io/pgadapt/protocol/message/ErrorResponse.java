package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Reports an error; in an extended query the server then skips everything up to {@link Sync}.
 *
 * @param fields what is reported
 */
public record ErrorResponse(ErrorFields fields) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'E';

    /** Reads a body. */
    public static ErrorResponse decode(WireReader body) {
        return new ErrorResponse(ErrorFields.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        fields.write(out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter printer) {
        fields.print(printer);
    }
}
