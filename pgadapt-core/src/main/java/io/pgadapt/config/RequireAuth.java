package io.pgadapt.config;

import java.util.EnumSet;
import java.util.Set;

/** The value of {@code require_auth}: methods separated by commas, all or none of them negated by {@code !}. */
final class RequireAuth {
    static final String ACCEPTS =
            Choices.allowed(AuthMethod.class) + ", separated by commas; or each with ! in front, to exclude it";

    private RequireAuth() {}

    static Set<AuthMethod> parse(String value) {
        boolean negated = value.startsWith("!");
        Set<AuthMethod> named = EnumSet.noneOf(AuthMethod.class);
        for (String part : value.split(",", -1)) {
            if (part.startsWith("!") != negated) {
                throw new IllegalArgumentException("method \"" + part + "\" cannot be mixed with "
                        + (negated ? "negative" : "non-negative") + " methods");
            }
            if (!named.add(method(negated ? part.substring(1) : part))) {
                throw new IllegalArgumentException("method \"" + part + "\" is specified more than once");
            }
        }
        return negated ? EnumSet.complementOf(EnumSet.copyOf(named)) : named;
    }

    private static AuthMethod method(String name) {
        try {
            return Choices.parse(AuthMethod.class, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no method \"" + name + "\"; allowed: " + ACCEPTS, e);
        }
    }
}
