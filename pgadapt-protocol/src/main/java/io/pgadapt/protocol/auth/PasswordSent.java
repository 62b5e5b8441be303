package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationRequest;

/** A password or its hash was sent; the server accepts it, or sends an error. */
record PasswordSent(String mechanism) implements AuthState {
    @Override
    public Step on(AuthenticationRequest request) {
        if (request instanceof AuthenticationOk) {
            return new Step(new Authenticated(mechanism), null);
        }
        throw AuthContext.outOfTurn(request, "a password was sent, and AuthenticationOk or an error must follow");
    }
}
