package io.pgadapt.config;

/** Ways in which a server may ask the client to authenticate, as {@code require_auth} names them. */
public enum AuthMethod {
    /** The password in clear text. */
    PASSWORD,
    /** A salted MD5 hash of the password. */
    MD5,
    /** Kerberos through GSSAPI. */
    GSS,
    /** Kerberos through Windows SSPI. */
    SSPI,
    /** SCRAM, with or without channel binding. */
    SCRAM_SHA_256,
    /** An OAuth bearer token. */
    OAUTH,
    /** No request at all: trust, peer or certificate authentication. */
    NONE;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
