package io.pgadapt.protocol.auth;

import com.ongres.scram.common.ScramFunctions;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.FrontendMessage;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers the server's authentication requests on one new connection. For one thread.
 *
 * <p>The caller hands over each AuthenticationXxx message and sends what comes back, until {@link #isComplete}. The
 * server is accepted only when it has done all that its method and the policy demand: in particular AuthenticationOk in
 * the middle of SCRAM, before the server has proved that it knows the password, is refused.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">PostgreSQL manual, Message Flow</a>
 */
public final class Authenticator {
    private static final int NONCE_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AuthState state;

    /**
     * Creates an authenticator for a connection on which the startup message was or is about to be sent.
     *
     * @param user the user named in the startup message
     * @param passwords asked at most once, when the server wants a password
     * @param policy what the client agrees to
     * @param keys the cache of SCRAM keys, shared with other connections
     * @param serverCertificate the certificate the server has shown, or null when the connection has no TLS
     */
    public Authenticator(
            String user,
            PasswordSource passwords,
            AuthPolicy policy,
            ScramKeyCache keys,
            @Nullable X509Certificate serverCertificate) {
        this(user, passwords, policy, keys, serverCertificate, () -> ScramFunctions.nonce(NONCE_LENGTH, RANDOM));
    }

    Authenticator(
            String user,
            PasswordSource passwords,
            AuthPolicy policy,
            ScramKeyCache keys,
            @Nullable X509Certificate serverCertificate,
            Supplier<String> nonces) {
        this.state = new Unasked(new AuthContext(user, passwords, policy, keys, serverCertificate, nonces));
    }

    /**
     * Takes the server's next request. May take long for SCRAM: the key derivation cannot be interrupted.
     *
     * @return what to send, or null when nothing is to be sent
     * @throws AuthenticationException when the client cannot or will not do what is asked
     * @throws io.pgadapt.protocol.wire.ProtocolException when the request is malformed or out of turn
     */
    public @Nullable FrontendMessage respond(AuthenticationRequest request) {
        AuthState.Step step = state.on(request);
        state = step.next();
        return step.answer();
    }

    /** Returns whether the server has sent AuthenticationOk, and rightly so. */
    public boolean isComplete() {
        return state instanceof Authenticated;
    }

    /**
     * Returns how the client has answered so far: {@code password}, {@code md5}, {@code SCRAM-SHA-256} or {@code
     * SCRAM-SHA-256-PLUS}; null when the server has not asked (trust, certificate, peer).
     */
    public @Nullable String mechanism() {
        return state.mechanism();
    }
}
