package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationResponse;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of a connection, as messages: the counterpart of {@link MessageChannel} for scripted servers and
 * proxies, with the same rules for deadlines, interruption and errors.
 *
 * <p>Not thread-safe, except for {@link #close}.
 */
public final class ServerChannel implements AutoCloseable {
    /** PostgreSQL's own limit (MAX_STARTUP_PACKET_LENGTH). */
    private static final int MAX_STARTUP_SIZE = 10_000;

    private final Framing framing;
    private @Nullable AuthenticationRequest request;

    /** Creates a channel over an accepted connection, which it owns from now on. */
    public ServerChannel(Transport transport) {
        this.framing = new Framing(transport, "client");
    }

    /** Returns the transport below. */
    public Transport transport() {
        return framing.transport();
    }

    /** Returns what is sent with the next {@link #flush}: whole messages, or the byte that answers an SSLRequest. */
    public WireWriter out() {
        return framing.out();
    }

    /** Writes a message to {@link #out()}. */
    public ServerChannel send(BackendMessage message) {
        if (message instanceof AuthenticationRequest latest) {
            request = latest;
        }
        message.encode(framing.out());
        return this;
    }

    /** Sends what was written to {@link #out()}; see {@link MessageChannel#flush}. */
    public void flush(Deadline deadline) throws IOException {
        framing.flush(deadline);
    }

    /** Waits for the message that opens a connection, or asks for encryption or a cancel: one without a type byte. */
    public FrontendMessage receiveStartup(Deadline deadline) throws IOException {
        int size = framing.awaitUntaggedMessage(MAX_STARTUP_SIZE, deadline);
        FrontendMessage message = MessageDecoder.startup(framing.body(size, Framing.LENGTH_SIZE));
        framing.consume(size);
        return message;
    }

    /** Waits for the next message; an authentication response is read as the answer to the request sent last. */
    public FrontendMessage receive(Deadline deadline) throws IOException {
        int size = framing.awaitMessage(deadline);
        InputBuffer input = framing.input();
        byte tag = input.array()[input.start()];
        WireReader body = framing.body(size, Framing.HEADER_SIZE);
        FrontendMessage message =
                tag == AuthenticationResponse.TAG ? response(body) : MessageDecoder.frontend(tag, body);
        framing.consume(size);
        return message;
    }

    /** Closes the transport; may be called from any thread. */
    @Override
    public void close() {
        framing.transport().close();
    }

    private FrontendMessage response(WireReader body) {
        if (request == null) {
            throw new ProtocolException("the client answered an authentication request that was not sent");
        }
        return MessageDecoder.response(request, body);
    }
}
