package io.pgadapt.protocol.auth;

import com.ongres.scram.common.ClientFinalMessage;
import com.ongres.scram.common.ClientFirstMessage;
import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ServerFirstMessage;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.ProtocolException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one SCRAM exchange (RFC 5802, section 7).
 *
 * <p>Made of the library's messages rather than of its client, which wants the password before the salt is known, and so
 * leaves no place to look for keys that are known already.
 */
final class ScramExchange {
    /** PostgreSQL takes the user from the startup message and ignores this one; the library wants it not to be empty. */
    private static final String IGNORED_USER = "*";

    /** The library's own parser ends in an AssertionError or NullPointerException for some malformed messages. */
    private static final Pattern SERVER_FIRST =
            Pattern.compile("r=([!-+\\--~]+),s=([A-Za-z0-9/+]+={0,2}),i=([1-9][0-9]{0,9})");

    private static final String BINDING_TYPE = "tls-server-end-point";

    private final ScramChoice choice;
    private final String nonce;
    private final ClientFirstMessage first;

    ScramExchange(ScramChoice choice, String nonce) {
        this(choice, nonce, IGNORED_USER);
    }

    ScramExchange(ScramChoice choice, String nonce, String user) {
        this.choice = choice;
        this.nonce = nonce;
        this.first = new ClientFirstMessage(choice.flag(), choice.isBound() ? BINDING_TYPE : null, null, user, nonce);
    }

    /** The server's first message, with its salt decoded. */
    static final class Challenge {
        private final ServerFirstMessage message;
        private final byte[] salt;

        private Challenge(ServerFirstMessage message, byte[] salt) {
            this.message = message;
            this.salt = salt;
        }

        byte[] salt() {
            return salt;
        }

        int iterations() {
            return message.getIterationCount();
        }
    }

    /** The client's last message, and the text that both sides sign. */
    record Proof(String clientFinal, String authMessage) {}

    ScramChoice choice() {
        return choice;
    }

    String clientFirst() {
        return first.toString();
    }

    /** Reads the server's first message, which must continue this client's nonce. */
    Challenge serverFirst(String text) {
        Matcher matcher = SERVER_FIRST.matcher(text);
        if (!matcher.matches()) {
            throw malformed("it is not of the form r=nonce,s=salt,i=iterations");
        }
        String wholeNonce = matcher.group(1);
        if (!wholeNonce.startsWith(nonce) || wholeNonce.length() == nonce.length()) {
            throw malformed("its nonce does not continue the client's");
        }
        try {
            ServerFirstMessage message = new ServerFirstMessage(
                    nonce, wholeNonce.substring(nonce.length()), matcher.group(2), Integer.parseInt(matcher.group(3)));
            return new Challenge(message, Base64.getDecoder().decode(message.getSalt()));
        } catch (IllegalArgumentException e) {
            throw malformed("its salt or iteration count is out of bounds");
        }
    }

    private static ProtocolException malformed(String what) {
        return new ProtocolException("the server's first SCRAM message is malformed: " + what);
    }

    Proof prove(Challenge challenge, ScramKeys keys) {
        Bytes bindingData = choice.bindingData();
        byte @Nullable [] binding = bindingData == null ? null : bindingData.toArray();
        String authMessage = ScramFunctions.authMessage(first, challenge.message, binding);
        ClientFinalMessage last = new ClientFinalMessage(
                first.getGs2Header(), binding, challenge.message.getNonce(), keys.clientProof(authMessage));
        return new Proof(last.toString(), authMessage);
    }
}
