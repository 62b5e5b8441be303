package io.pgadapt.config;

/** A version of TLS, for {@code ssl_min_protocol_version} and {@code ssl_max_protocol_version}. */
public enum TlsVersion {
    /** TLS 1.0; today's JDKs switch it off. */
    V1_0("TLSv1"),
    /** TLS 1.1; today's JDKs switch it off. */
    V1_1("TLSv1.1"),
    /** TLS 1.2, the default minimum. */
    V1_2("TLSv1.2"),
    /** TLS 1.3. */
    V1_3("TLSv1.3");

    private final String text;

    TlsVersion(String text) {
        this.text = text;
    }

    /** The value as it is written in a connection string. */
    public String text() {
        return text;
    }
}
