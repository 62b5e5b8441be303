package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a SASL mechanism.
 *
 * @param mechanism the name of the chosen mechanism
 * @param initialResponse the mechanism's first bytes, null when it has none; neither a trace nor {@link #toString}
 *     shows them
 */
public record SASLInitialResponse(
        String mechanism, @Nullable Bytes initialResponse) implements AuthenticationResponse {
    /** Reads a body. */
    public static SASLInitialResponse decode(WireReader body) {
        return new SASLInitialResponse(body.cstring(), ValueList.readValue(body));
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(mechanism);
        ValueList.writeValue(initialResponse, out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(mechanism);
        fields.number(initialResponse == null ? -1 : initialResponse.length());
        if (initialResponse != null) {
            fields.hiddenBytes();
        }
    }

    @Override
    public String toString() {
        return "SASLInitialResponse[mechanism=" + mechanism + ", initialResponse=hidden]";
    }
}
