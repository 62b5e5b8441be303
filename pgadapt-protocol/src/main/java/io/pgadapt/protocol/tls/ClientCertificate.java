package io.pgadapt.protocol.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The certificate and key that the client shows when the server asks ({@code sslcert}, {@code sslkey}).
 *
 * <p>The certificate file is PEM: the client's certificate, then the intermediate ones that lead to a root the server
 * knows. The key file is PKCS#8 (PEM or DER, also encrypted), PKCS#1 RSA or SEC1 EC PEM, or PKCS#12; a PKCS#12 file may
 * also stand alone as certificate file, and as key file it replaces the certificate file.
 *
 * @param certificate the certificate file, or null when the key file is PKCS#12
 * @param key the key file, or null when the certificate file is PKCS#12
 * @param password the password of the key
 */
public record ClientCertificate(
        @Nullable Path certificate, @Nullable Path key, KeyPassword password) {
    /** Checks that there is at least one file. */
    public ClientCertificate {
        if (certificate == null && key == null) {
            throw new IllegalArgumentException("a client certificate needs a certificate file, a key file, or both");
        }
    }

    /** Returns the file names without the password. */
    @Override
    public String toString() {
        return "ClientCertificate[certificate=" + certificate + ", key=" + key + "]";
    }
}
