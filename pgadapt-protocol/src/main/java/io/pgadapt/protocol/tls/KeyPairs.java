package io.pgadapt.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Tells whether a public and a private key are of one pair. */
final class KeyPairs {
    private static final byte[] PROBE = {1, 2, 3};

    private KeyPairs() {}

    static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof RSAKey one && privateKey instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        return signaturesVerify(publicKey, privateKey);
    }

    private static boolean signaturesVerify(PublicKey publicKey, PrivateKey privateKey) {
        try {
            String algorithm = signatureAlgorithm(privateKey.getAlgorithm());
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Keys of different algorithms, or on different curves, end here.
            return false;
        }
    }

    private static String signatureAlgorithm(String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> keyAlgorithm;
        };
    }
}
