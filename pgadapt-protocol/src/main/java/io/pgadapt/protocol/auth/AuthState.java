package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationResponse;
import org.jspecify.annotations.Nullable;

/** Where an authentication stands; each state holds just what the next request needs. */
sealed interface AuthState permits Unasked, PasswordSent, ScramStarted, ScramProven, ScramVerified, Authenticated {
    /** Takes the server's next request, and says what to answer and where that leads. */
    Step on(AuthenticationRequest request);

    /** Returns how the client has answered so far, or null when nothing was sent. */
    @Nullable
    String mechanism();

    /**
     * The next state and what to send.
     *
     * @param answer null when there is nothing to send
     */
    record Step(AuthState next, @Nullable AuthenticationResponse answer) {}
}
