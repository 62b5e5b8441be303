package io.pgadapt.config;

/** How TLS starts: keyword {@code sslnegotiation}. */
public enum SslNegotiation {
    /** An SSLRequest message asks first. Works with every server. The default. */
    POSTGRES,
    /** The TLS handshake comes at once, with ALPN; PostgreSQL 17 and newer. Saves a round trip. */
    DIRECT;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
