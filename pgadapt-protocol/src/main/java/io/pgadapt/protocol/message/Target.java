package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;

/** What {@link Describe} and {@link Close} are about. */
public enum Target {
    /** A prepared statement. */
    STATEMENT('S'),
    /** A portal. */
    PORTAL('P');

    private final char code;

    Target(char code) {
        this.code = code;
    }

    /** Returns the byte that stands for it. */
    public char code() {
        return code;
    }

    /**
     * Returns the target of a byte.
     *
     * @throws ProtocolException when it is neither S nor P
     */
    public static Target ofCode(byte code) {
        return switch (code) {
            case 'S' -> STATEMENT;
            case 'P' -> PORTAL;
            default ->
                throw new ProtocolException(
                        "unknown target " + code + "; 83 (S, a statement) and 80 (P, a portal) exist");
        };
    }
}
