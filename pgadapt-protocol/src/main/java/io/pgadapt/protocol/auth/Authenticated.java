package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationRequest;
import org.jspecify.annotations.Nullable;

/** The server has accepted the client, by a way that the policy permits. */
record Authenticated(@Nullable String mechanism) implements AuthState {
    @Override
    public Step on(AuthenticationRequest request) {
        throw AuthContext.outOfTurn(request, "authentication is complete");
    }
}
