package io.pgadapt.protocol.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which authentication methods the client agrees to ({@code require_auth} of libpq 18). Immutable.
 *
 * <p>A list such as {@code scram-sha-256,md5} permits these methods and no other; the server must have completed one of
 * them. A list such as {@code !password,!md5} forbids these and permits all others. {@code none} stands for a server
 * that accepts the client without asking, as it does for trust, peer and certificate authentication: {@code none} in a
 * list permits it, {@code !none} forbids it.
 */
public final class RequireAuth {
    private static final RequireAuth ANY = new RequireAuth("", EnumSet.allOf(AuthMethod.class));

    private final String text;
    private final Set<AuthMethod> permitted;

    private RequireAuth(String text, Set<AuthMethod> permitted) {
        this.text = text;
        this.permitted = permitted;
    }

    /** Returns the requirement that permits every method. */
    public static RequireAuth any() {
        return ANY;
    }

    /**
     * Reads the setting; an empty one permits every method.
     *
     * @throws IllegalArgumentException when a method is unknown or named twice, or negated ones are mixed with others
     */
    public static RequireAuth parse(String text) {
        if (text.isEmpty()) {
            return ANY;
        }
        List<String> parts = Arrays.asList(text.split(",", -1));
        boolean negated = parts.get(0).startsWith("!");
        Set<AuthMethod> named = EnumSet.noneOf(AuthMethod.class);
        for (String part : parts) {
            checkNotMixed(part, negated);
            if (!named.add(method(negated ? part.substring(1) : part))) {
                throw new IllegalArgumentException("require_auth method \"" + part + "\" is specified more than once");
            }
        }
        return new RequireAuth(text, negated ? EnumSet.complementOf(EnumSet.copyOf(named)) : named);
    }

    private static void checkNotMixed(String part, boolean negated) {
        if (part.startsWith("!") && !negated) {
            throw new IllegalArgumentException(
                    "negative require_auth method \"" + part + "\" cannot be mixed with non-negative methods");
        }
        if (!part.startsWith("!") && negated) {
            throw new IllegalArgumentException(
                    "require_auth method \"" + part + "\" cannot be mixed with negative methods");
        }
    }

    private static AuthMethod method(String name) {
        return Arrays.stream(AuthMethod.values())
                .filter(method -> method.settingName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("invalid require_auth value: \"" + name + "\""));
    }

    /** Returns whether the method is permitted. */
    public boolean permits(AuthMethod method) {
        return permitted.contains(method);
    }

    /** Returns the setting as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
