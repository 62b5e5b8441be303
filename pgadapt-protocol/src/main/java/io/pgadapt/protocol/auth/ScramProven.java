package io.pgadapt.protocol.auth;

import com.ongres.scram.common.ServerFinalMessage;
import com.ongres.scram.common.exception.ScramParseException;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASLFinal;
import io.pgadapt.protocol.wire.ProtocolException;

/**
 * The client has proved that it knows the password; the server must do so, too, before it may accept the client.
 *
 * @param authMessage the text that both sides sign
 */
record ScramProven(AuthContext context, ScramChoice choice, ScramKeyCache.Candidate candidate, String authMessage)
        implements AuthState {
    @Override
    public Step on(AuthenticationRequest request) {
        if (!(request instanceof AuthenticationSASLFinal last)) {
            throw AuthContext.outOfTurn(request, "SCRAM has not ended: the server has not proved who it is");
        }
        byte[] signature = signature(last.data().utf8());
        if (!candidate.keys().isServerSignature(authMessage, signature)) {
            throw new AuthenticationException("incorrect server signature: the server does not know this user's"
                    + " password, so it is not the server that it should be");
        }
        context.keys().confirm(candidate);
        return new Step(new ScramVerified(context.policy(), choice), null);
    }

    private static byte[] signature(String text) {
        try {
            ServerFinalMessage message = ServerFinalMessage.parseFrom(text);
            if (message.isError()) {
                throw new AuthenticationException(
                        "error received from server in SCRAM exchange: " + message.getServerError());
            }
            byte[] verifier = message.getVerifier();
            return verifier == null ? new byte[0] : verifier;
        } catch (ScramParseException | IllegalArgumentException e) {
            throw new ProtocolException("the server's final SCRAM message is malformed: " + e.getMessage(), e);
        }
    }

    @Override
    public String mechanism() {
        return choice.mechanism();
    }

    /** Shows neither keys nor what they sign. */
    @Override
    public String toString() {
        return "ScramProven[" + mechanism() + "]";
    }
}
