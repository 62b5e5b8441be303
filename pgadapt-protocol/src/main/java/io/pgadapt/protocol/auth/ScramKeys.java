package io.pgadapt.protocol.auth;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What a password, a salt and an iteration count make: enough to log in, so it is as secret as the password. */
final class ScramKeys {
    private static final int KEY_BITS = 256;

    private final byte[] clientKey;
    private final byte[] serverKey;

    private ScramKeys(byte[] clientKey, byte[] serverKey) {
        this.clientKey = clientKey;
        this.serverKey = serverKey;
    }

    /** Computes the keys (RFC 5802, section 3), which takes long on purpose; the salt must not be empty. */
    static ScramKeys derive(String password, byte[] salt, int iterations) {
        byte[] salted = saltedPassword(password, salt, iterations);
        try {
            return new ScramKeys(
                    ScramFunctions.clientKey(ScramMechanism.SCRAM_SHA_256, salted),
                    ScramFunctions.serverKey(ScramMechanism.SCRAM_SHA_256, salted));
        } finally {
            Arrays.fill(salted, (byte) 0);
        }
    }

    private static byte[] saltedPassword(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(prepare(password), salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AuthenticationException("this Java runtime cannot do SCRAM-SHA-256: " + e.getMessage(), e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Applies SASLprep (RFC 4013), or nothing where that fails or leaves nothing: just as PostgreSQL does. */
    private static char[] prepare(String password) {
        try {
            return StringPreparation.POSTGRESQL_PREPARATION.normalize(password.toCharArray());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library throws the latter when nothing is left.
            return password.toCharArray();
        }
    }

    /** Returns what the server keeps to check proofs of the client with. */
    byte[] storedKey() {
        return ScramFunctions.storedKey(ScramMechanism.SCRAM_SHA_256, clientKey);
    }

    /** Returns what the server keeps to prove itself with. */
    byte[] serverKey() {
        return serverKey.clone();
    }

    /** Returns the proof that the client knows the password, for one exchange. */
    byte[] clientProof(String authMessage) {
        return ScramFunctions.clientProof(
                clientKey, ScramFunctions.clientSignature(ScramMechanism.SCRAM_SHA_256, storedKey(), authMessage));
    }

    /** Tells whether the server knows what it must have stored for this password, for one exchange. */
    boolean isServerSignature(String authMessage, byte[] signature) {
        return ScramFunctions.verifyServerSignature(ScramMechanism.SCRAM_SHA_256, serverKey, authMessage, signature);
    }

    /** Shows nothing of the keys. */
    @Override
    public String toString() {
        return "ScramKeys[hidden]";
    }
}
