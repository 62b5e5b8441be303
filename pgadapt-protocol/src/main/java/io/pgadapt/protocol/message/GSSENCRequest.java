package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/** Asks, before anything else and without a type byte, for GSSAPI encryption; the server answers with the single byte G or N. */
public record GSSENCRequest() implements FrontendMessage {
    /** The code that the body consists of. */
    public static final int CODE = 80_877_104;

    /** The one instance that is needed. */
    public static final GSSENCRequest INSTANCE = new GSSENCRequest();

    /** Reads a body: its code alone. */
    public static GSSENCRequest decode(WireReader body) {
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
