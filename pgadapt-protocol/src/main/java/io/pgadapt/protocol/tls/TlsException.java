package io.pgadapt.protocol.tls;

/** TLS cannot be set up as asked: a file is missing, unreadable or does not hold what it should. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that names the file or setting, and says what is wrong with it. */
    public TlsException(String message) {
        super(message);
    }

    /** Creates an exception that names the file or setting, and says what is wrong with it, with what led to it. */
    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
