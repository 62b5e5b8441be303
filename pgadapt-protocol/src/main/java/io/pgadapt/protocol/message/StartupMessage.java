package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens a session; the first message on a connection apart from requests for encryption, and without a type byte.
 *
 * @param version the protocol version that the client wants
 * @param parameters user, database, settings and protocol extensions, in the order in which they travel
 */
public record StartupMessage(ProtocolVersion version, Map<String, String> parameters) implements FrontendMessage {
    /** Keeps a copy of the map, in its order. */
    public StartupMessage {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads a body: the version, then names and values up to an empty name; of equal names the last counts. */
    public static StartupMessage decode(WireReader body) {
        ProtocolVersion version = ProtocolVersion.ofCode(body.int32());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = body.cstring(); !name.isEmpty(); name = body.cstring()) {
            parameters.put(name, body.cstring());
        }
        return new StartupMessage(version, parameters);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when a name is empty, which would end the parameters
     */
    @Override
    public void encode(WireWriter out) {
        int mark = out.beginUntaggedMessage();
        out.int32(version.code());
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getKey().isEmpty()) {
                throw new IllegalArgumentException("the name of a startup parameter must not be empty");
            }
            out.cstring(parameter.getKey()).cstring(parameter.getValue());
        }
        out.int8(0);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.requestCode(version.code());
        parameters.forEach((name, value) -> fields.string(name).string(value));
    }
}
