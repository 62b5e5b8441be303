package io.pgadapt.protocol.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;

/** Accepts every server: what {@code sslmode=require} without root certificates means. */
final class AcceptAnyServer extends ServerTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // Encryption without identity is what was asked for.
    }
}
