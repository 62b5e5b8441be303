package io.pgadapt.protocol.auth;

/** An authentication method that a client may agree to or refuse. */
public enum AuthMethod {
    /** The server accepts the client without asking: trust, and also a client certificate or the peer's user name. */
    NONE("server did not complete authentication"),
    /** The password as it is; what ldap, radius and pam use on the wire, too. */
    PASSWORD("server requested a cleartext password"),
    MD5("server requested a hashed password"),
    GSS("server requested GSSAPI authentication"),
    SSPI("server requested SSPI authentication"),
    /** With and without channel binding. */
    SCRAM_SHA_256("server requested SCRAM-SHA-256 authentication"),
    OAUTH("server requested OAUTHBEARER authentication");

    private final String refusal;

    AuthMethod(String refusal) {
        this.refusal = refusal;
    }

    /** Returns what the server did, for the message that refuses it. */
    String refusal() {
        return refusal;
    }
}
