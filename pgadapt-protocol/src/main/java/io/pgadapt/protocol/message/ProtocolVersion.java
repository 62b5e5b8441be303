package io.pgadapt.protocol.message;

/**
 * A version of the frontend/backend protocol.
 *
 * @param major the number that must be equal on both sides, 0 to 65535
 * @param minor the number that the server may lower by {@link NegotiateProtocolVersion}, 0 to 65535
 */
public record ProtocolVersion(int major, int minor) implements Comparable<ProtocolVersion> {
    /** The version of all servers since PostgreSQL 7.4. */
    public static final ProtocolVersion V3_0 = new ProtocolVersion(3, 0);

    /** The version that PostgreSQL 18 added: cancel keys of any length up to 256 bytes. */
    public static final ProtocolVersion V3_2 = new ProtocolVersion(3, 2);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one does not fit into 16 bits
     */
    public ProtocolVersion {
        if ((major | minor) >>> 16 != 0) {
            throw new IllegalArgumentException("not a protocol version: " + major + "." + minor);
        }
    }

    /** Returns the version of a code, which any four bytes are. */
    public static ProtocolVersion ofCode(int code) {
        return new ProtocolVersion(code >>> 16, code & 0xFFFF);
    }

    /** Returns both numbers in one, as they travel. */
    public int code() {
        return major << 16 | minor;
    }

    @Override
    public int compareTo(ProtocolVersion other) {
        return Integer.compareUnsigned(code(), other.code());
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
