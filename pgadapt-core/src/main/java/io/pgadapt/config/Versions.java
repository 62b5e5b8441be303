package io.pgadapt.config;

/** Versions of the wire protocol and of TLS, as connection strings write them. */
final class Versions {
    static final String PROTOCOLS = "3.0, 3.2, latest";
    static final String TLS = "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3";

    private Versions() {}

    static ProtocolVersion protocol(String value) {
        if (value.equals("latest")) {
            return ProtocolVersion.latest();
        }
        for (ProtocolVersion version : ProtocolVersion.values()) {
            if (version.text().equals(value)) {
                return version;
            }
        }
        throw new IllegalArgumentException(PROTOCOLS);
    }

    static TlsVersion tls(String value) {
        for (TlsVersion version : TlsVersion.values()) {
            if (version.text().equalsIgnoreCase(value)) {
                return version;
            }
        }
        throw new IllegalArgumentException(TLS);
    }
}
