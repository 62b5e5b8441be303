package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASLFinal;
import io.pgadapt.protocol.wire.ProtocolException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client has proved that it knows the password; the server must do so, too, before it may accept the client.
 *
 * @param authMessage the text that both sides sign
 */
record ScramProven(AuthContext context, ScramChoice choice, ScramKeyCache.Candidate candidate, String authMessage)
        implements AuthState {
    /** 32 bytes, the size of SHA-256. */
    private static final Pattern SERVER_SIGNATURE = Pattern.compile("v=([A-Za-z0-9/+]{43}=)(?:,.*)?");

    private static final Pattern SERVER_ERROR = Pattern.compile("e=([A-Za-z0-9-]+)(?:,.*)?");

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
        Matcher error = SERVER_ERROR.matcher(text);
        if (error.matches()) {
            throw new AuthenticationException("error received from server in SCRAM exchange: " + error.group(1));
        }
        Matcher matcher = SERVER_SIGNATURE.matcher(text);
        if (!matcher.matches()) {
            throw new ProtocolException(
                    "the server's final SCRAM message is malformed: it is neither v=signature nor" + " e=error");
        }
        return Base64.getDecoder().decode(matcher.group(1));
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
