package io.pgadapt.internal.connect;

import io.pgadapt.TlsInfo;
import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.SslNegotiation;
import io.pgadapt.protocol.transport.TlsTransport;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Tells users how their connection is encrypted. */
public final class TlsReport {
    private static final Pattern KEY_LENGTH = Pattern.compile("_(?:AES|ARIA|CAMELLIA)_(\\d{3})_");
    private static final int CHACHA20_BITS = 256;

    private TlsReport() {}

    /** Returns how a session is encrypted, or null when it is not. */
    public static @Nullable TlsInfo of(Startup startup, ConnectionSettings settings) {
        TlsTransport tls = startup.tls();
        if (tls == null) {
            return null;
        }
        SSLSession session = tls.session();
        return new TlsInfo(
                session.getProtocol(),
                session.getCipherSuite(),
                keyBits(session.getCipherSuite()),
                tls.applicationProtocol().isEmpty() ? null : tls.applicationProtocol(),
                settings.ssl().negotiation() == SslNegotiation.DIRECT,
                certificates(session));
    }

    /** Java does not tell the length, but the suite's name does. */
    static int keyBits(String suite) {
        Matcher length = KEY_LENGTH.matcher(suite);
        if (length.find()) {
            return Integer.parseInt(length.group(1));
        }
        return suite.contains("_CHACHA20_") ? CHACHA20_BITS : 0;
    }

    private static List<X509Certificate> certificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            // an anonymous cipher suite, which nobody uses: then there are none
            return List.of();
        }
    }
}
