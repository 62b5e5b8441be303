package io.pgadapt.protocol.auth;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Passwords in the forms in which PostgreSQL stores them, so that they need not be sent in clear text to be set.
 *
 * @see <a href="https://www.postgresql.org/docs/18/catalog-pg-authid.html">PostgreSQL manual: pg_authid</a>
 */
public final class StoredPassword {
    /** How often PostgreSQL hashes a password unless {@code scram_iterations} says otherwise. */
    public static final int DEFAULT_SCRAM_ITERATIONS = 4096;

    private static final int SALT_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StoredPassword() {}

    /**
     * Returns what the server stores for SCRAM-SHA-256, with a random salt.
     *
     * @param iterations how often to hash, at least 1
     */
    public static String scramSha256(String password, int iterations) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return scramSha256(password, salt, iterations);
    }

    static String scramSha256(String password, byte[] salt, int iterations) {
        ScramKeys keys = ScramKeys.derive(password, salt, iterations);
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$" + iterations + ":" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(keys.storedKey()) + ":" + base64.encodeToString(keys.serverKey());
    }

    /** Returns what the server stores for MD5, in which the user's name stands for a salt. */
    public static String md5(String password, String user) {
        return Md5Password.stored(password, user);
    }
}
