package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.SslCertMode;
import io.pgadapt.protocol.auth.AuthPolicy;
import io.pgadapt.protocol.auth.Authenticator;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.SocketTransport;
import io.pgadapt.protocol.transport.TlsTransport;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Opens a session with one server, with and without TLS as {@code sslmode} says. Thread-safe. */
final class ServerOpener {
    private final ConnectionSettings settings;
    private final @Nullable Supplier<@Nullable String> password;
    private final ConnectResources resources;
    private final Dialer dialer;
    private final TlsStarter tlsStarter;
    private final AuthPolicy policy;
    private final Map<String, String> startupParameters;

    ServerOpener(
            ConnectionSettings settings, @Nullable Supplier<@Nullable String> password, ConnectResources resources) {
        this.settings = settings;
        this.password = password;
        this.resources = resources;
        this.dialer = new Dialer(settings);
        this.tlsStarter = new TlsStarter(settings.ssl(), resources.tls());
        this.policy = ProtocolTerms.authPolicy(settings);
        this.startupParameters = StartupParameters.of(settings);
    }

    /** Opens a session, or throws the last failure; failures that led to a second try are added to the given ones. */
    Startup open(Endpoint endpoint, SessionRequirement requirement, ConnectFailures failures, Deadline deadline)
            throws AttemptFailure {
        Deque<Encryption> untried =
                new ArrayDeque<>(Encryption.order(settings.ssl().mode(), endpoint));
        while (true) {
            Encryption encryption = untried.remove();
            try {
                return openOnce(endpoint, encryption, untried, requirement, deadline);
            } catch (AttemptFailure e) {
                if (!e.otherEncryptionMayHelp() || untried.isEmpty()) {
                    throw e;
                }
                failures.add("connection to " + endpoint, e);
            }
        }
    }

    private Startup openOnce(
            Endpoint endpoint,
            Encryption encryption,
            Deque<Encryption> untried,
            SessionRequirement requirement,
            Deadline deadline)
            throws AttemptFailure {
        try {
            SocketTransport socket = dialer.dial(endpoint, deadline);
            return closing(socket, transport -> {
                TlsTransport tls =
                        encryption == Encryption.TLS ? tlsStarter.start(transport, endpoint, deadline) : null;
                if (encryption == Encryption.TLS && tls == null && !untried.remove(Encryption.PLAIN)) {
                    throw AttemptFailure.refused("server does not support SSL, but SSL was required", null);
                }
                Startup session = start(tls == null ? transport : tls, tls, endpoint, deadline);
                requireFit(session, requirement, deadline);
                return session;
            });
        } catch (SocketTimeoutException e) {
            throw AttemptFailure.unreachable("timeout expired", e);
        } catch (InterruptedIOException e) {
            throw AttemptFailure.refused("the thread was interrupted", e);
        } catch (IOException e) {
            throw AttemptFailure.unreachable(String.valueOf(e.getMessage()), e);
        } catch (ProtocolException e) {
            throw AttemptFailure.refused(e.getMessage() + "; is this a PostgreSQL server?", e);
        }
    }

    private Startup start(Transport transport, @Nullable TlsTransport tls, Endpoint endpoint, Deadline deadline)
            throws IOException, AttemptFailure {
        Passwords passwords = new Passwords(password, settings, endpoint.host());
        Authenticator authenticator = new Authenticator(
                settings.user(),
                passwords,
                policy,
                resources.scramKeys(),
                tls == null ? null : certificate(tls.session()));
        MessageChannel channel = new MessageChannel(resources.decorator().apply(transport));
        Startup session = new SessionStart(channel, endpoint, tls, authenticator, passwords, settings)
                .run(startupParameters, deadline);
        boolean isCertificateSent = tls != null && tls.session().getLocalCertificates() != null;
        if (settings.ssl().certMode() == SslCertMode.REQUIRE && !isCertificateSent) {
            throw AttemptFailure.refused(
                    "sslcertmode=require, but the server did not request a certificate, or there was none to send",
                    null);
        }
        return session;
    }

    private static void requireFit(Startup session, SessionRequirement requirement, Deadline deadline)
            throws IOException, AttemptFailure {
        try {
            requirement.check(session, deadline);
        } catch (AttemptFailure e) {
            sayGoodbye(session, deadline, e);
            throw e;
        }
    }

    private static void sayGoodbye(Startup session, Deadline deadline, AttemptFailure reason) {
        try {
            session.channel().send(Terminate.INSTANCE).flush(deadline);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static @Nullable X509Certificate certificate(SSLSession tls) throws SSLPeerUnverifiedException {
        Certificate[] chain = tls.getPeerCertificates();
        return chain.length > 0 && chain[0] instanceof X509Certificate certificate ? certificate : null;
    }

    /** Runs a step that takes over the transport; when it fails in whatever way, the transport is closed. */
    private static Startup closing(Transport transport, Step step) throws IOException, AttemptFailure {
        boolean done = false;
        try {
            Startup session = step.run(transport);
            done = true;
            return session;
        } finally {
            if (!done) {
                transport.close();
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        Startup run(Transport transport) throws IOException, AttemptFailure;
    }
}
