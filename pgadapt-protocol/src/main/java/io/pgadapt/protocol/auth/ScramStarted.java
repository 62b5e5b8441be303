package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASLContinue;
import io.pgadapt.protocol.message.SASLInitialResponse;
import io.pgadapt.protocol.message.SASLResponse;
import io.pgadapt.protocol.wire.Bytes;
import java.util.List;

/** The client's first SCRAM message was sent; the server's salt and iteration count must follow. */
record ScramStarted(AuthContext context, String password, ScramExchange exchange) implements AuthState {
    static Step start(AuthContext context, List<String> offered) {
        ScramChoice choice =
                ScramChoice.choose(offered, context.policy().channelBinding(), context.serverCertificate());
        String password = context.password(choice.mechanism());
        ScramExchange exchange = new ScramExchange(choice, context.nonces().get());
        Bytes first = Bytes.utf8(exchange.clientFirst());
        return new Step(
                new ScramStarted(context, password, exchange), new SASLInitialResponse(choice.mechanism(), first));
    }

    @Override
    public Step on(AuthenticationRequest request) {
        if (!(request instanceof AuthenticationSASLContinue challenge)) {
            throw AuthContext.outOfTurn(request, "SCRAM was started, but the server has not proved who it is");
        }
        ScramExchange.Challenge parsed = exchange.serverFirst(challenge.data().utf8());
        checkIterations(parsed.iterations());
        ScramKeyCache.Candidate candidate = context.keys().keysFor(password, parsed.salt(), parsed.iterations());
        ScramExchange.Proof proof = exchange.prove(parsed, candidate.keys());
        return new Step(
                new ScramProven(context, exchange.choice(), candidate, proof.authMessage()),
                new SASLResponse(Bytes.utf8(proof.clientFinal())));
    }

    private void checkIterations(int iterations) {
        int limit = context.policy().maxScramIterations();
        if (iterations > limit) {
            throw new AuthenticationException("the server demands " + iterations
                    + " SCRAM iterations, more than the limit of " + limit + " that protects against servers that keep"
                    + " clients busy; if you trust it, raise the limit, or lower scram_iterations there and set the"
                    + " password anew");
        }
    }

    @Override
    public String mechanism() {
        return exchange.choice().mechanism();
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "ScramStarted[" + mechanism() + "]";
    }
}
