package io.pgadapt.protocol.auth;

/** The client does not go on with authentication: it cannot do what the server asks, or will not. */
public final class AuthenticationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what was asked, and why it is refused. */
    public AuthenticationException(String message) {
        super(message);
    }

    /** Creates an exception that says what was asked, and why it is refused, with what led to it. */
    public AuthenticationException(String message, Throwable cause) {
        super(message, cause);
    }
}
