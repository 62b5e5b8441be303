package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Asks, on a connection of its own and without a type byte, for the cancelling of what a session is doing.
 *
 * @param processId the session's process, from its {@link BackendKeyData}
 * @param secretKey the session's key, 4 to 256 bytes; neither a trace nor {@link #toString} shows it
 */
public record CancelRequest(int processId, Bytes secretKey) implements FrontendMessage {
    /** The code that the body starts with. */
    public static final int CODE = 80_877_102;

    /** Reads a body. */
    public static CancelRequest decode(WireReader body) {
        RequestCode.expect(CODE, body);
        return new CancelRequest(body.int32(), BackendKeyData.readKey(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginUntaggedMessage();
        out.int32(CODE).int32(processId);
        secretKey.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.requestCode(CODE).number(processId).hiddenBytes();
    }

    @Override
    public String toString() {
        return "CancelRequest[processId=" + processId + ", secretKey=hidden]";
    }
}
