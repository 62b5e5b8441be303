package io.pgadapt.protocol.auth;

/** Whether the client proves to the server that both are on the same TLS connection. */
public enum ChannelBinding {
    /** Never. */
    DISABLE,
    /**
     * When the server offers it, and TLS is in use. If it is not offered, the client says that it would have been able
     * to, so that a server whose offer was removed on the way notices. A certificate that has no binding (Ed25519) is
     * accepted without.
     */
    PREFER,
    /** Always: a connection without TLS, a server that does not offer it, or any other method is refused. */
    REQUIRE
}
