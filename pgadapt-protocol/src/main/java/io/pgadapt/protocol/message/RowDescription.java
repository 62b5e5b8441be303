package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what columns the rows to come have.
 *
 * @param fields the columns
 */
public record RowDescription(List<FieldDescription> fields) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'T';

    /** Keeps a copy of the list. */
    public RowDescription {
        fields = List.copyOf(fields);
    }

    /** Reads a body. */
    public static RowDescription decode(WireReader body) {
        int count = body.count16(FieldDescription.MIN_SIZE);
        List<FieldDescription> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(FieldDescription.read(body));
        }
        return new RowDescription(fields);
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.count16(fields.size(), "columns");
        for (FieldDescription field : fields) {
            field.write(out);
        }
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter printer) {
        printer.number(fields.size());
        for (FieldDescription field : fields) {
            field.print(printer);
        }
    }
}
