package io.pgadapt.protocol.auth;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which authentication methods the client agrees to; the server must have completed one of them. Immutable.
 *
 * @param setting the value of {@code require_auth} as the user wrote it, for messages; empty when it is not set
 * @param permitted the methods that it permits
 */
public record RequireAuth(String setting, Set<AuthMethod> permitted) {
    private static final RequireAuth ANY = new RequireAuth("", EnumSet.allOf(AuthMethod.class));

    /** Keeps a copy. */
    public RequireAuth {
        permitted = Set.copyOf(permitted);
    }

    /** Returns the requirement that permits every method, those without a name in {@code require_auth} as well. */
    public static RequireAuth any() {
        return ANY;
    }

    /** Returns whether the method is permitted. */
    public boolean permits(AuthMethod method) {
        return permitted.contains(method);
    }

    /** Returns whether methods are permitted that {@code require_auth} has no name for. */
    boolean permitsUnnamed() {
        return setting.isEmpty();
    }
}
