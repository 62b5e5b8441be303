package io.pgadapt.protocol.auth;

/** An authentication method, as {@code require_auth} names it. */
public enum AuthMethod {
    /** The server accepts the client without asking: trust, and also a client certificate or the peer's user name. */
    NONE("none", "server did not complete authentication"),
    /** The password as it is; what ldap, radius and pam use on the wire, too. */
    PASSWORD("password", "server requested a cleartext password"),
    MD5("md5", "server requested a hashed password"),
    GSS("gss", "server requested GSSAPI authentication"),
    SSPI("sspi", "server requested SSPI authentication"),
    /** With and without channel binding. */
    SCRAM_SHA_256("scram-sha-256", "server requested SCRAM-SHA-256 authentication"),
    OAUTH("oauth", "server requested OAUTHBEARER authentication");

    private final String settingName;
    private final String refusal;

    AuthMethod(String settingName, String refusal) {
        this.settingName = settingName;
        this.refusal = refusal;
    }

    /** Returns the name in {@code require_auth}, as {@code scram-sha-256}. */
    public String settingName() {
        return settingName;
    }

    /** Returns what the server did, for the message that refuses it. */
    String refusal() {
        return refusal;
    }
}
