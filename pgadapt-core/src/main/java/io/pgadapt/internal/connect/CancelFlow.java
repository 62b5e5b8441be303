package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendKeyData;
import io.pgadapt.protocol.message.CancelRequest;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.SocketTransport;
import io.pgadapt.protocol.transport.TlsTransport;
import io.pgadapt.protocol.transport.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;

/**
 * Asks a server to stop what a session is running: over a connection of its own to the very same address, encrypted if the session is, so
 * that nobody on the way learns the session's key (PostgreSQL manual 54.2.8). Thread-safe.
 */
public final class CancelFlow {
    private final ConnectionSettings settings;
    private final Endpoint endpoint;
    private final boolean encrypted;
    private final BackendKeyData key;
    private final Dialer dialer;
    private final TlsStarter tlsStarter;

    /**
     * Creates the flow for a session.
     *
     * @throws IllegalArgumentException when the server gave the session no key
     */
    public CancelFlow(ConnectionSettings settings, ConnectResources resources, Startup session) {
        BackendKeyData given = session.key();
        if (given == null) {
            throw new IllegalArgumentException("the server gave no key to cancel with");
        }
        this.settings = settings;
        this.endpoint = session.endpoint();
        this.encrypted = session.tls() != null;
        this.key = given;
        this.dialer = new Dialer(settings);
        this.tlsStarter = new TlsStarter(settings.ssl(), resources.tls());
    }

    /**
     * Sends the request, and waits until the server has dealt with it, which it shows by closing the connection. Whether anything was
     * cancelled is not told.
     *
     * @param limit {@code connect_timeout} applies besides
     * @throws IOException when the request could not be sent; {@link java.net.SocketTimeoutException} when that took too long
     */
    public void cancel(Deadline limit) throws IOException {
        Duration timeout = settings.connectTimeout();
        Deadline deadline = timeout == null ? limit : limit.earlier(Deadline.after(timeout));
        try (SocketTransport socket = dialer.dial(endpoint, deadline);
                MessageChannel channel = new MessageChannel(secured(socket, deadline))) {
            channel.send(new CancelRequest(key.processId(), key.secretKey())).flush(deadline);
            awaitEnd(channel, deadline);
        } catch (AttemptFailure e) {
            throw new IOException("could not send a cancel request to " + endpoint + ": " + e.reason(), e);
        }
    }

    private Transport secured(Transport socket, Deadline deadline) throws IOException, AttemptFailure {
        if (!encrypted) {
            return socket;
        }
        TlsTransport tls = tlsStarter.start(socket, endpoint, deadline);
        if (tls == null) {
            throw AttemptFailure.refused("server does not support SSL any more, but the session uses it", null);
        }
        return tls;
    }

    private static void awaitEnd(MessageChannel channel, Deadline deadline) throws IOException {
        try {
            channel.receive(deadline);
        } catch (EOFException | SocketException e) {
            // A reset is an end, too: the request has been read by then.
        }
    }
}
