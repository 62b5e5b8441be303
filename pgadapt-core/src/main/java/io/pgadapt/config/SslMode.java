package io.pgadapt.config;

/** How TLS is asked for and how far the server's certificate is checked: keyword {@code sslmode} (PostgreSQL manual 32.19). */
public enum SslMode {
    /** Never TLS. */
    DISABLE,
    /** Plain first; TLS if the server refuses that. */
    ALLOW,
    /** TLS first; plain if the server has none or it fails. The default. */
    PREFER,
    /** TLS or nothing. The certificate is checked only when a root certificate file exists. */
    REQUIRE,
    /** TLS, with a certificate issued by a trusted authority. */
    VERIFY_CA,
    /** As {@link #VERIFY_CA}, and the certificate must name the host. */
    VERIFY_FULL;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
