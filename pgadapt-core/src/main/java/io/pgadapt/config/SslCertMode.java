package io.pgadapt.config;

/** Whether a client certificate is sent: keyword {@code sslcertmode}. */
public enum SslCertMode {
    /** Never, even if there is one. */
    DISABLE,
    /** If the server asks and there is one. The default. */
    ALLOW,
    /** The server must ask for one, and one must be sent. */
    REQUIRE;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
