package io.pgadapt.config;

/** Whether SCRAM authentication is tied to the TLS session: keyword {@code channel_binding}. */
public enum ChannelBinding {
    /** Never. */
    DISABLE,
    /** When the server offers it. The default. */
    PREFER,
    /** Always; a server that does not offer it is refused. */
    REQUIRE;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
