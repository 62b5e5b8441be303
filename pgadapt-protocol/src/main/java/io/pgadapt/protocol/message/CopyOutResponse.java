package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;

/**
 * Starts a COPY from the server: {@link CopyData} will come.
 *
 * @param format text (also for CSV) or binary, as a whole
 * @param columnFormats the format of each column
 */
public record CopyOutResponse(Format format, List<Format> columnFormats) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'H';

    /** Keeps a copy of the list. */
    public CopyOutResponse {
        columnFormats = List.copyOf(columnFormats);
    }

    /** Reads a body. */
    public static CopyOutResponse decode(WireReader body) {
        return new CopyOutResponse(Format.ofCode(body.int8()), Formats.read(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int8(format.code());
        Formats.write(columnFormats, out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.character((char) format.code());
        Formats.print(columnFormats, fields);
    }
}
