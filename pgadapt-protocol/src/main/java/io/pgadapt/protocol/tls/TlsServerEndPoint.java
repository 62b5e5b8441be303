package io.pgadapt.protocol.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The channel binding {@code tls-server-end-point} of RFC 5929, section 4: a hash of the server's certificate. */
public final class TlsServerEndPoint {
    private static final Set<String> REPLACED_BY_SHA_256 = Set.of("MD5", "SHA1", "SHA-1");

    private TlsServerEndPoint() {}

    /**
     * Returns the hash of the certificate with the hash function of its signature, SHA-256 instead of MD5 and SHA-1.
     *
     * @return the hash, or null when the certificate's signature has no hash function of its own (Ed25519, Ed448), for
     *     which RFC 5929 defines no binding, or when this runtime does not know it
     */
    public static byte @Nullable [] hash(X509Certificate certificate) {
        String digest = digestName(certificate);
        if (digest == null) {
            return null;
        }
        try {
            return MessageDigest.getInstance(digest).digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            return null;
        }
    }

    private static @Nullable String digestName(X509Certificate certificate) {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = signature.indexOf("WITH");
        String named = with > 0 ? signature.substring(0, with) : null;
        String digest = signature.equals("RSASSA-PSS") ? pssDigest(certificate) : named;
        if (digest == null) {
            return null;
        }
        // Certificates say SHA384 where MessageDigest says SHA-384; SHA3-256 is the same in both.
        return REPLACED_BY_SHA_256.contains(digest) ? "SHA-256" : digest.replaceFirst("^SHA(?=\\d{3})", "SHA-");
    }

    private static @Nullable String pssDigest(X509Certificate certificate) {
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return null;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            return parameters
                    .getParameterSpec(PSSParameterSpec.class)
                    .getDigestAlgorithm()
                    .toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException | IOException e) {
            return null;
        }
    }
}
