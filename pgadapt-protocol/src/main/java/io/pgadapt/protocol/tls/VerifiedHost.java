package io.pgadapt.protocol.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/** Accepts servers with a verified certificate that is for the host we wanted ({@code verify-full}). */
final class VerifiedHost extends ServerTrustManager {
    private final VerifiedChain chainCheck;

    VerifiedHost(VerifiedChain chainCheck) {
        this.chainCheck = chainCheck;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chainCheck.checkServerTrusted(chain, authType, engine);
        HostNames.verify(engine.getPeerHost(), chain[0]);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chainCheck.getAcceptedIssuers();
    }
}
