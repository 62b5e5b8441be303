package io.pgadapt.protocol.wire;

/**
 * The form in which a value travels: a format code of the frontend/backend protocol.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-overview.html#PROTOCOL-FORMAT-CODES">PostgreSQL manual:
 *     Formats and Format Codes</a>
 */
public enum Format {
    /** The textual form that the type's output function gives and its input function takes; code 0. */
    TEXT(0),
    /** The form that the type's send function gives and its receive function takes; code 1. */
    BINARY(1);

    private final int code;

    Format(int code) {
        this.code = code;
    }

    /** Returns the format code of the protocol: 0 or 1. */
    public int code() {
        return code;
    }

    /**
     * Returns the format of a code.
     *
     * @throws ProtocolException when the code is neither 0 nor 1
     */
    public static Format ofCode(int code) {
        return switch (code) {
            case 0 -> TEXT;
            case 1 -> BINARY;
            default -> throw new ProtocolException("unknown format code " + code + "; 0 (text) and 1 (binary) exist");
        };
    }
}
