package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result. Where rows come by the million they are not made into messages, but read in place.
 *
 * @param values the columns' values; null stands for NULL
 */
public record DataRow(List<@Nullable Bytes> values) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'D';

    /** Keeps a copy of the list. */
    public DataRow {
        values = ValueList.copyOf(values);
    }

    /** Reads a body. */
    public static DataRow decode(WireReader body) {
        return new DataRow(ValueList.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        ValueList.write(values, "columns", out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        ValueList.print(values, fields);
    }
}
