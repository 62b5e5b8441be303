package io.pgadapt.protocol.auth;

/**
 * What the client agrees to while it is authenticated; nothing of it is ever weakened silently.
 *
 * @param requireAuth the methods it agrees to
 * @param channelBinding whether it wants SCRAM to be bound to the TLS connection
 * @param maxScramIterations how many iterations a server may demand at most, at least 1. PostgreSQL demands 4096 unless
 *     {@code scram_iterations} says otherwise; without a limit a malicious server could keep a client busy for minutes
 */
public record AuthPolicy(RequireAuth requireAuth, ChannelBinding channelBinding, int maxScramIterations) {
    /** A million: more than today's advice for PBKDF2 with SHA-256 (600,000), and about a second's work. */
    public static final int DEFAULT_MAX_SCRAM_ITERATIONS = 1_000_000;

    private static final AuthPolicy DEFAULTS =
            new AuthPolicy(RequireAuth.any(), ChannelBinding.PREFER, DEFAULT_MAX_SCRAM_ITERATIONS);

    /** Checks the limit. */
    public AuthPolicy {
        if (maxScramIterations < 1) {
            throw new IllegalArgumentException("the limit of SCRAM iterations must be at least 1");
        }
    }

    /** Returns libpq's defaults: any method, channel binding preferred. */
    public static AuthPolicy defaults() {
        return DEFAULTS;
    }

    /** Returns this policy with other permitted methods. */
    public AuthPolicy withRequireAuth(RequireAuth requireAuth) {
        return new AuthPolicy(requireAuth, channelBinding, maxScramIterations);
    }

    /** Returns this policy with another wish for channel binding. */
    public AuthPolicy withChannelBinding(ChannelBinding channelBinding) {
        return new AuthPolicy(requireAuth, channelBinding, maxScramIterations);
    }

    /** Returns this policy with another limit of SCRAM iterations. */
    public AuthPolicy withMaxScramIterations(int maxScramIterations) {
        return new AuthPolicy(requireAuth, channelBinding, maxScramIterations);
    }

    /** Refuses a request for a method that is not permitted, before anything is sent in answer. */
    void checkRequest(AuthMethod method) {
        if (!requireAuth.permits(method)) {
            throw unmet(method.refusal());
        }
        if (channelBinding == ChannelBinding.REQUIRE && method != AuthMethod.SCRAM_SHA_256) {
            throw new AuthenticationException(
                    "channel binding required but not supported by server's authentication request: "
                            + method.refusal());
        }
    }

    /** Refuses a request that {@code require_auth} has no name for, when it permits only some methods. */
    void checkUnnamedRequest(String description) {
        if (!requireAuth.permitsUnnamed()) {
            throw unmet(description);
        }
    }

    /** Refuses a server that accepts the client without having asked for anything. */
    void checkAcceptedUnasked() {
        if (!requireAuth.permits(AuthMethod.NONE)) {
            throw unmet(AuthMethod.NONE.refusal());
        }
        checkBound(false);
    }

    /** Refuses a server that accepts the client without channel binding, where it is required. */
    void checkBound(boolean isBound) {
        if (channelBinding == ChannelBinding.REQUIRE && !isBound) {
            throw new AuthenticationException(
                    "channel binding required, but server authenticated client without channel binding");
        }
    }

    private AuthenticationException unmet(String reason) {
        return new AuthenticationException(
                "authentication method requirement \"" + requireAuth.setting() + "\" failed: " + reason);
    }
}
