package io.pgadapt.protocol.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Accepts servers whose certificate leads to a trusted root ({@code verify-ca}). */
final class VerifiedChain extends ServerTrustManager {
    private final X509ExtendedTrustManager verifier;

    VerifiedChain(X509ExtendedTrustManager verifier) {
        this.verifier = verifier;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        verifier.checkServerTrusted(chain, authType, engine);
        // The JDK takes a certificate that is itself among the roots without a look at its dates.
        chain[0].checkValidity();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return verifier.getAcceptedIssuers();
    }
}
