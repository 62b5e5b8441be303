package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers {@link StartupMessage} when the server does not know the minor version or some protocol extensions.
 *
 * @param newestVersion the newest version that the server speaks; the manual speaks of a minor version, but servers send
 *     the major version, too
 * @param unrecognizedOptions the names of the startup parameters, starting with {@code _pq_.}, that it does not know
 */
public record NegotiateProtocolVersion(ProtocolVersion newestVersion, List<String> unrecognizedOptions)
        implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'v';

    /** Keeps a copy of the list. */
    public NegotiateProtocolVersion {
        unrecognizedOptions = List.copyOf(unrecognizedOptions);
    }

    /** Reads a body. */
    public static NegotiateProtocolVersion decode(WireReader body) {
        ProtocolVersion version = ProtocolVersion.ofCode(body.int32());
        int count = body.count32(1);
        List<String> options = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            options.add(body.cstring());
        }
        return new NegotiateProtocolVersion(version, options);
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.int32(newestVersion.code()).int32(unrecognizedOptions.size());
        unrecognizedOptions.forEach(out::cstring);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.number(newestVersion.code()).number(unrecognizedOptions.size());
        unrecognizedOptions.forEach(fields::string);
    }
}
