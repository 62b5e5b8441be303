package io.pgadapt.protocol.tls;

/** A version of TLS, oldest first; what {@code ssl_min_protocol_version} and {@code ssl_max_protocol_version} name. */
public enum TlsVersion {
    TLS_1_0("TLSv1"),
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String protocolName;

    TlsVersion(String protocolName) {
        this.protocolName = protocolName;
    }

    /** Returns the name that PostgreSQL and the JDK agree on, as {@code TLSv1.2}. */
    public String protocolName() {
        return protocolName;
    }

    /**
     * Returns the version of the given name; as in libpq, letter case does not matter.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    public static TlsVersion of(String name) {
        for (TlsVersion version : values()) {
            if (version.protocolName.equalsIgnoreCase(name)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "unknown TLS version \"" + name + "\" (use TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3)");
    }
}
