package io.pgadapt.protocol.message;

/**
 * What a client sends in answer to an {@link AuthenticationRequest}.
 *
 * <p>All kinds share a type byte; which one it is follows from the request: {@link
 * AuthenticationRequest#decodeResponse}.
 */
public sealed interface AuthenticationResponse extends FrontendMessage
        permits PasswordMessage, SASLInitialResponse, SASLResponse, GSSResponse {
    /** The type byte. */
    char TAG = 'p';
}
