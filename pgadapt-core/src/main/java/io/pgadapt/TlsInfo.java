package io.pgadapt;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is encrypted. Immutable.
 *
 * @param protocol the version of TLS, such as {@code TLSv1.3}
 * @param cipher the cipher suite by its IANA name, such as {@code TLS_AES_256_GCM_SHA384}
 * @param keyBits the length of the cipher's key, 256 for that one; 0 when the suite's name does not tell
 * @param alpn the application protocol that was agreed on, {@code postgresql}; null when none was, as by servers before
 *     PostgreSQL 17
 * @param direct whether TLS came first, rather than after PostgreSQL's own request for it
 * @param peerCertificates the server's certificate and those that vouch for it, in this order
 * @see <a href="https://www.postgresql.org/docs/18/libpq-status.html#LIBPQ-PQSSLATTRIBUTE">PostgreSQL manual:
 *     PQsslAttribute</a>
 */
public record TlsInfo(
        String protocol,
        String cipher,
        int keyBits,
        @Nullable String alpn,
        boolean direct,
        List<X509Certificate> peerCertificates) {

    private static final String LIBRARY = "JSSE";

    /** Keeps a copy. */
    public TlsInfo {
        peerCertificates = List.copyOf(peerCertificates);
    }

    /**
     * Returns what libpq's {@code PQsslAttribute} tells, by its names: {@code library}, {@code key_bits}, {@code cipher},
     * {@code compression}, {@code protocol} and, where there is one, {@code alpn}. Java's TLS never compresses.
     */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("library", LIBRARY);
        attributes.put("key_bits", Integer.toString(keyBits));
        attributes.put("cipher", cipher);
        attributes.put("compression", "off");
        attributes.put("protocol", protocol);
        if (alpn != null) {
            attributes.put("alpn", alpn);
        }
        return attributes;
    }
}
