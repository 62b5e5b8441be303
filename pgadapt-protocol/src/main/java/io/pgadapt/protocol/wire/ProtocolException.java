package io.pgadapt.protocol.wire;

/** The peer sent bytes that the protocol does not allow here; the connection cannot be used any more. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what was wrong, and where. */
    public ProtocolException(String message) {
        super(message);
    }

    /** Creates an exception that says what was wrong, and where, with what led to it. */
    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
