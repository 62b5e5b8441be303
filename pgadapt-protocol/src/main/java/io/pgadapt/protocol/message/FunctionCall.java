package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function without SQL, as large objects are still worked with.
 *
 * @param functionOid the function's OID
 * @param argumentFormats none (all text), one (for all), or one for each argument
 * @param arguments the arguments; null stands for NULL
 * @param resultFormat the format that the result shall have
 */
public record FunctionCall(
        int functionOid, List<Format> argumentFormats, List<@Nullable Bytes> arguments, Format resultFormat)
        implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'F';

    /** Keeps copies of the lists. */
    public FunctionCall {
        argumentFormats = List.copyOf(argumentFormats);
        arguments = ValueList.copyOf(arguments);
    }

    /** Reads a body. */
    public static FunctionCall decode(WireReader body) {
        return new FunctionCall(body.int32(), Formats.read(body), ValueList.read(body), Format.ofCode(body.int16()));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(functionOid);
        Formats.write(argumentFormats, out);
        ValueList.write(arguments, "arguments", out);
        out.int16(resultFormat.code());
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.oid(functionOid);
        Formats.print(argumentFormats, fields);
        ValueList.print(arguments, fields);
        fields.number(resultFormat.code());
    }
}
