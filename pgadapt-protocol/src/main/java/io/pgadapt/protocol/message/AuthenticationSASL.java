package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for SASL authentication; {@link SASLInitialResponse} answers.
 *
 * @param mechanisms the names the server offers, in its order of preference
 */
public record AuthenticationSASL(List<String> mechanisms) implements AuthenticationRequest {
    /** The code that the body starts with. */
    public static final int CODE = 10;

    /** Keeps a copy of the list. */
    public AuthenticationSASL {
        mechanisms = List.copyOf(mechanisms);
    }

    /** Reads a body: its code, then names up to an empty one. */
    public static AuthenticationSASL decode(WireReader body) {
        RequestCode.expect(CODE, body);
        List<String> mechanisms = new ArrayList<>();
        for (String name = body.cstring(); !name.isEmpty(); name = body.cstring()) {
            mechanisms.add(name);
        }
        return new AuthenticationSASL(mechanisms);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when a name is empty, which would end the list
     */
    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(CODE);
        for (String name : mechanisms) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name of a SASL mechanism must not be empty");
            }
            out.cstring(name);
        }
        out.int8(0);
        out.endMessage(mark);
    }

    @Override
    public AuthenticationResponse decodeResponse(WireReader body) {
        return SASLInitialResponse.decode(body);
    }

    @Override
    public void print(FieldPrinter fields) {
        mechanisms.forEach(fields::string);
        fields.string("");
    }
}
