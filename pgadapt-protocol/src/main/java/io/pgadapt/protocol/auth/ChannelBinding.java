package io.pgadapt.protocol.auth;

import java.util.Locale;

/**
 * Whether the client proves to the server that both are on the same TLS connection ({@code channel_binding} of libpq).
 */
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
    REQUIRE;

    /**
     * Returns the value of the setting.
     *
     * @throws IllegalArgumentException when there is no such value
     */
    public static ChannelBinding of(String text) {
        for (ChannelBinding value : values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "invalid channel_binding value: \"" + text + "\" (use disable, prefer or require)");
    }

    /** Returns the value as it is written in settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
