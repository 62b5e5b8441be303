package io.pgadapt;

import io.pgadapt.protocol.auth.StoredPassword;

/**
 * The ways in which PostgreSQL stores passwords. A password that is encrypted by the client can be set without the server, its
 * log or anybody in between seeing it.
 *
 * @see <a href="https://www.postgresql.org/docs/18/auth-password.html">PostgreSQL manual: Password Authentication</a>
 */
public enum PasswordEncryption {
    /** SCRAM-SHA-256 (RFC 7677), with a random salt. */
    SCRAM_SHA_256 {
        @Override
        public String encrypt(String password, String user, int iterations) {
            return StoredPassword.scramSha256(password, iterations);
        }
    },

    /** MD5, which is broken, and which PostgreSQL has deprecated; for servers that know nothing else. */
    MD5 {
        @Override
        public String encrypt(String password, String user, int iterations) {
            return StoredPassword.md5(password, user);
        }
    };

    /** How often SCRAM hashes a password unless the server's {@code scram_iterations} says otherwise. */
    public static final int DEFAULT_ITERATIONS = StoredPassword.DEFAULT_SCRAM_ITERATIONS;

    /**
     * Returns the password of a user as PostgreSQL stores it; another text each time where it is salted.
     *
     * @param password what the user types; not empty, for PostgreSQL takes an empty one for none
     */
    public final String encrypt(String password, String user) {
        return encrypt(password, user, DEFAULT_ITERATIONS);
    }

    /**
     * Returns the password of a user as PostgreSQL stores it.
     *
     * @param iterations how often SCRAM hashes it, at least 1: each try of a thief costs as much
     */
    public abstract String encrypt(String password, String user, int iterations);

    /** Returns what the server's {@code password_encryption} means; it was a switch before PostgreSQL 10, and still may be. */
    static PasswordEncryption ofSetting(String setting) {
        return setting.equals("scram-sha-256") ? SCRAM_SHA_256 : MD5;
    }
}
