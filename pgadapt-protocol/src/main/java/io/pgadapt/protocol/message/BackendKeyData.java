package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Tells what a {@link CancelRequest} for this session needs.
 *
 * @param processId the session's process
 * @param secretKey the session's key: 4 bytes in protocol 3.0, up to 256 from 3.2 on; neither a trace nor {@link
 *     #toString} shows it
 */
public record BackendKeyData(int processId, Bytes secretKey) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'K';

    private static final int MIN_KEY_LENGTH = 4;
    private static final int MAX_KEY_LENGTH = 256;

    /** Reads a body. */
    public static BackendKeyData decode(WireReader body) {
        return new BackendKeyData(body.int32(), readKey(body));
    }

    static Bytes readKey(WireReader body) {
        int length = body.remaining();
        if (length < MIN_KEY_LENGTH || length > MAX_KEY_LENGTH) {
            throw new ProtocolException("a secret key of " + length + " bytes; 4 to 256 are allowed");
        }
        return body.rest();
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(processId);
        secretKey.writeTo(out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.number(processId).hiddenBytes();
    }

    @Override
    public String toString() {
        return "BackendKeyData[processId=" + processId + ", secretKey=hidden]";
    }
}
