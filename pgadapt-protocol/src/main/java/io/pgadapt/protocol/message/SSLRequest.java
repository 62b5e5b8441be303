package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Asks, before anything else and without a type byte, for TLS; the server answers with the single byte S or N. */
public record SSLRequest() implements FrontendMessage {
    /** The code that the body consists of. */
    public static final int CODE = 80_877_103;

    /** The one instance that is needed. */
    public static final SSLRequest INSTANCE = new SSLRequest();

    /** Reads a body: its code alone. */
    public static SSLRequest decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return INSTANCE;
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginUntaggedMessage();
        out.int32(CODE);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.requestCode(CODE);
    }
}
