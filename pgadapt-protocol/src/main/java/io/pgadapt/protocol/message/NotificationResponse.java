package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Brings a notification that another session, or this one, sent with NOTIFY.
 *
 * @param processId the process of the session that sent it
 * @param channel the channel's name
 * @param payload the text that came with it, possibly empty
 */
public record NotificationResponse(int processId, String channel, String payload) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'A';

    /** Reads a body. */
    public static NotificationResponse decode(WireReader body) {
        return new NotificationResponse(body.int32(), body.cstring(), body.cstring());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(processId).cstring(channel).cstring(payload);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.number(processId).string(channel).string(payload);
    }
}
