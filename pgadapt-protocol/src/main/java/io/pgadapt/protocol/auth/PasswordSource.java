package io.pgadapt.protocol.auth;

import org.jspecify.annotations.Nullable;

/** Gives the password for one connection; asked on the connecting thread, and only when the server asks for one. */
@FunctionalInterface
public interface PasswordSource {
    /** Returns the password, or null when there is none; an empty one counts as none, as in libpq. */
    @Nullable
    String password();

    /** Returns the source that has no password. */
    static PasswordSource none() {
        return () -> null;
    }
}
