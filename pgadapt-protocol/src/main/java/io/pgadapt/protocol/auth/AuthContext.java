package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.Surrogates;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What does not change while one client is authenticated.
 *
 * @param serverCertificate the server's certificate, or null without TLS
 * @param nonces makes the client's part of a SCRAM nonce
 */
record AuthContext(
        String user,
        PasswordSource passwords,
        AuthPolicy policy,
        ScramKeyCache keys,
        @Nullable X509Certificate serverCertificate,
        Supplier<String> nonces) {

    /** Returns the password, asking for it now. */
    String password(String mechanism) {
        String password = passwords.password();
        if (password == null || password.isEmpty()) {
            throw new AuthenticationException("the server asked for a password (" + mechanism
                    + "), but none was given: set password, PGPASSWORD or a passfile");
        }
        if (password.indexOf('\0') >= 0 || Surrogates.indexOfUnpaired(password) >= 0) {
            throw new AuthenticationException(
                    "the password cannot be sent: it holds a NUL character or half of a surrogate pair");
        }
        return password;
    }

    static ProtocolException outOfTurn(AuthenticationRequest request, String state) {
        return new ProtocolException("the server sent " + request.messageName() + " out of turn: " + state);
    }

    /** Shows nothing that is secret. */
    @Override
    public String toString() {
        return "AuthContext[user=" + user + ", policy=" + policy + "]";
    }
}
