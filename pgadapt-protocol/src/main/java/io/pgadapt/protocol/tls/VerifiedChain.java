package io.pgadapt.protocol.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Accepts servers whose certificate leads to a trusted root ({@code verify-ca}). */
final class VerifiedChain extends ServerTrustManager {
    private final X509ExtendedTrustManager verifier;
    private final TrustRoots roots;

    VerifiedChain(X509ExtendedTrustManager verifier, TrustRoots roots) {
        this.verifier = verifier;
        this.roots = roots;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            verifier.checkServerTrusted(chain, authType, engine);
            // The JDK takes a certificate that is itself among the roots without a look at its dates.
            chain[0].checkValidity();
        } catch (CertificateException e) {
            throw new CertificateException(explain(chain, e), e);
        }
    }

    private String explain(X509Certificate[] chain, CertificateException e) {
        return "certificate verify failed: the server's certificate for \"" + chain[0].getSubjectX500Principal()
                + "\", issued by \"" + chain[chain.length - 1].getIssuerX500Principal()
                + "\", was checked against " + roots.description() + ": " + reason(e);
    }

    private static @Nullable String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return verifier.getAcceptedIssuers();
    }
}
