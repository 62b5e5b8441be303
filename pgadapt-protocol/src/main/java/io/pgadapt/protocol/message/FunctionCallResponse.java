package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@link FunctionCall}.
 *
 * @param result what the function returned; null stands for NULL
 */
public record FunctionCallResponse(@Nullable Bytes result) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'V';

    /** Reads a body. */
    public static FunctionCallResponse decode(WireReader body) {
        return new FunctionCallResponse(ValueList.readValue(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        ValueList.writeValue(result, out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.value(result);
    }
}
