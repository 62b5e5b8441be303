package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Reports something that is no error, at any time.
 *
 * @param fields what is reported
 */
public record NoticeResponse(ErrorFields fields) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'N';

    /** Reads a body. */
    public static NoticeResponse decode(WireReader body) {
        return new NoticeResponse(ErrorFields.read(body));
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
