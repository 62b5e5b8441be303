package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationRequest;

/** Both sides have proved that they know the password; only AuthenticationOk is missing. */
record ScramVerified(AuthPolicy policy, ScramChoice choice) implements AuthState {
    @Override
    public Step on(AuthenticationRequest request) {
        if (request instanceof AuthenticationOk) {
            policy.checkBound(choice.isBound());
            return new Step(new Authenticated(mechanism()), null);
        }
        throw AuthContext.outOfTurn(request, "SCRAM has ended, and AuthenticationOk must follow");
    }

    @Override
    public String mechanism() {
        return choice.mechanism();
    }
}
