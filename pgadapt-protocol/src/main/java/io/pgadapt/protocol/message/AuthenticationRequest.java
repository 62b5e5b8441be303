package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;

/** What the server wants next while it authenticates a client; all kinds share a type byte and differ by a code. */
public sealed interface AuthenticationRequest extends BackendMessage
        permits AuthenticationOk,
                AuthenticationKerberosV5,
                AuthenticationCleartextPassword,
                AuthenticationMD5Password,
                AuthenticationGSS,
                AuthenticationGSSContinue,
                AuthenticationSSPI,
                AuthenticationSASL,
                AuthenticationSASLContinue,
                AuthenticationSASLFinal {
    /** The type byte. */
    char TAG = 'R';

    /**
     * Reads the body of the message that answers this request: on the wire the answers look alike.
     *
     * @throws ProtocolException when this request has no answer, or the body is malformed
     */
    default AuthenticationResponse decodeResponse(WireReader body) {
        throw new ProtocolException("nothing is to be sent in answer to " + messageName());
    }
}
