package io.pgadapt.protocol.tls;

import org.jspecify.annotations.Nullable;

/**
 * Gives the password of an encrypted client key ({@code sslpassword}); asked only when the key is encrypted.
 *
 * <p>May be called from any thread that connects.
 */
@FunctionalInterface
public interface KeyPassword {
    /** Returns the password, which the caller overwrites after use, or null when there is none. */
    char @Nullable [] get();

    /** Returns the supplier that has no password. */
    static KeyPassword none() {
        return () -> null;
    }
}
