package io.pgadapt.protocol.transport;

import io.pgadapt.protocol.message.SSLRequest;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.EOFException;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The two ways to TLS with PostgreSQL: by an SSLRequest on the plain connection, or directly, told from plain traffic
 * by ALPN (PostgreSQL manual, "SSL Session Encryption").
 *
 * <p>After any exception the transport is of no use but to be closed, which is up to the caller.
 */
public final class TlsNegotiation {
    /** The name of PostgreSQL's protocol in ALPN. */
    public static final String APPLICATION_PROTOCOL = "postgresql";

    /** What a server says to an SSLRequest. */
    public enum Answer {
        /** It expects the TLS handshake next. */
        ACCEPTED,
        /** It does not do TLS; the plain connection may go on with a startup message. */
        REFUSED,
        /**
         * It answered with an ErrorResponse: it is too old to know SSLRequest, or could not start a backend. The text is
         * not read, for nobody has vouched for who wrote it. This connection is over; another may do without TLS.
         */
        FAILED
    }

    private TlsNegotiation() {}

    /**
     * Sends an SSLRequest and waits for the answer.
     *
     * @throws ProtocolException when the answer is none, or when anything follows it in the clear: bytes that arrive
     *     before the handshake were not sent by the server that TLS is going to vouch for
     * @throws EOFException when the server closes the connection
     * @throws java.net.SocketTimeoutException when the deadline expires first
     */
    public static Answer request(Transport transport, Deadline deadline) throws IOException {
        sendRequest(transport, deadline);
        byte[] answer = new byte[1];
        int count = transport.read(answer, 0, 1);
        while (count == 0) {
            transport.await(Interest.READ, deadline);
            count = transport.read(answer, 0, 1);
        }
        if (count < 0) {
            throw new EOFException("the server closed the connection when it was asked for TLS");
        }
        return switch (answer[0]) {
            case 'S' -> {
                requireSilence(transport);
                yield Answer.ACCEPTED;
            }
            case 'N' -> Answer.REFUSED;
            case 'E' -> Answer.FAILED;
            default ->
                throw new ProtocolException("the answer to an SSLRequest is 'S' or 'N', but byte " + (answer[0] & 0xFF)
                        + " came; is this a PostgreSQL server?");
        };
    }

    /**
     * Shakes hands after a request that was accepted. Servers before PostgreSQL 17 do not agree on an application
     * protocol, so that it may be missing.
     *
     * @throws SSLException when the handshake fails, or the server speaks another application protocol
     */
    public static TlsTransport upgrade(Transport transport, SSLEngine engine, Deadline deadline) throws IOException {
        TlsTransport tls = new TlsTransport(transport, engine);
        tls.handshake(deadline);
        if (!tls.applicationProtocol().isEmpty()) {
            requireApplicationProtocol(tls);
        }
        return tls;
    }

    /**
     * Shakes hands at once, without an SSLRequest; PostgreSQL 17 or later. The engine must offer
     * {@link #APPLICATION_PROTOCOL}.
     *
     * @throws SSLException when the handshake fails, or the server does not agree on the application protocol
     */
    public static TlsTransport direct(Transport transport, SSLEngine engine, Deadline deadline) throws IOException {
        TlsTransport tls = new TlsTransport(transport, engine);
        tls.handshake(deadline);
        requireApplicationProtocol(tls);
        return tls;
    }

    private static void sendRequest(Transport transport, Deadline deadline) throws IOException {
        WireWriter out = new WireWriter(8);
        SSLRequest.INSTANCE.encode(out);
        int written = transport.write(out.array(), 0, out.size());
        while (written < out.size()) {
            transport.await(Interest.WRITE, deadline);
            written += transport.write(out.array(), written, out.size() - written);
        }
    }

    private static void requireSilence(Transport transport) throws IOException {
        if (transport.read(new byte[1], 0, 1) > 0) {
            throw new ProtocolException("unencrypted bytes follow the server's consent to TLS: a fault of the server,"
                    + " or someone on the way to it tampers with the connection");
        }
    }

    private static void requireApplicationProtocol(TlsTransport tls) throws SSLException {
        String protocol = tls.applicationProtocol();
        if (!protocol.equals(APPLICATION_PROTOCOL)) {
            throw new SSLException("the server did not agree on the application protocol \"" + APPLICATION_PROTOCOL
                    + "\" (ALPN) but " + (protocol.isEmpty() ? "named none" : "chose \"" + protocol + "\"")
                    + "; a direct TLS connection needs PostgreSQL 17 or later");
        }
    }
}
