package io.pgadapt.protocol.tls;

/** A version of TLS, oldest first. */
public enum TlsVersion {
    TLS_1_0("TLSv1"),
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String protocolName;

    TlsVersion(String protocolName) {
        this.protocolName = protocolName;
    }

    /** Returns the JDK's name of the version, as {@code TLSv1.2}. */
    public String protocolName() {
        return protocolName;
    }
}
