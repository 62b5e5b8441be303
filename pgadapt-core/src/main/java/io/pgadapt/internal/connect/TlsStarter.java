package io.pgadapt.internal.connect;

import io.pgadapt.config.SslNegotiation;
import io.pgadapt.config.SslSettings;
import io.pgadapt.protocol.tls.TlsException;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.TlsNegotiation;
import io.pgadapt.protocol.transport.TlsTransport;
import io.pgadapt.protocol.transport.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts TLS over a connected socket. */
final class TlsStarter {
    private final SslSettings ssl;
    private final TlsContexts contexts;

    TlsStarter(SslSettings ssl, TlsContexts contexts) {
        this.ssl = ssl;
        this.contexts = contexts;
    }

    /** Returns the encrypted transport, or null when the server does not do TLS; the socket is then as before. */
    @Nullable
    TlsTransport start(Transport socket, Endpoint endpoint, Deadline deadline) throws IOException, AttemptFailure {
        try {
            return negotiate(socket, endpoint, deadline);
        } catch (SSLException e) {
            throw AttemptFailure.tls("TLS error: " + reason(e), AttemptFailure.Next.NOTHING, e);
        } catch (TlsException e) {
            throw AttemptFailure.tls(String.valueOf(e.getMessage()), AttemptFailure.Next.NOTHING, e);
        } catch (EOFException | SocketException e) {
            throw AttemptFailure.tls(String.valueOf(e.getMessage()), AttemptFailure.Next.ADDRESS, e);
        }
    }

    private @Nullable TlsTransport negotiate(Transport socket, Endpoint endpoint, Deadline deadline)
            throws IOException, AttemptFailure {
        SSLEngine engine =
                contexts.get(ssl).engine(endpoint.host().name(), endpoint.host().port());
        if (ssl.negotiation() == SslNegotiation.DIRECT) {
            return TlsNegotiation.direct(socket, engine, deadline);
        }
        return switch (TlsNegotiation.request(socket, deadline)) {
            case ACCEPTED -> TlsNegotiation.upgrade(socket, engine, deadline);
            case REFUSED -> null;
            case FAILED ->
                throw AttemptFailure.tls(
                        "server sent an error response during SSL exchange", AttemptFailure.Next.NOTHING, null);
        };
    }

    /** The engine wraps what the trust manager says; the innermost cause is what helps. */
    private static String reason(SSLException exception) {
        Throwable cause = exception;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
