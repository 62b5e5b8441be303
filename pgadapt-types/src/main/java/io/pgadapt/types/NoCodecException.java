package io.pgadapt.types;

/** No codec is registered for a Java class and a PostgreSQL type; the message says for which, and what to register. */
public final class NoCodecException extends CodecException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what was looked for, and what to register. */
    public NoCodecException(String message) {
        super(message);
    }

    /** Creates an exception that says what was looked for, and what to register, with what led to it. */
    public NoCodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
