package io.pgadapt.protocol.tls;

import io.pgadapt.protocol.tls.Der.DerException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a server's certificate is for a host, by libpq's rules ({@code verify-full}).
 *
 * <p>A DNS name in the certificate matches the same name in any letter case; {@code *} may stand for the whole leftmost
 * label, and matches exactly one. An IP address matches an address entry of the same bytes, or a name entry of the same
 * text. The subject's common name counts only when the certificate has no alternative name of the host's own kind, DNS
 * name or address.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html">PostgreSQL manual, SSL Support</a>
 */
final class HostNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

    private HostNames() {}

    /** Throws, naming what the certificate is for, unless it is for the host. */
    static void verify(@Nullable String host, X509Certificate certificate) throws CertificateException {
        if (host == null || host.isEmpty()) {
            throw new CertificateException("host name must be specified for a verified SSL connection");
        }
        byte[] address = IpAddresses.parse(host);
        List<String> examined = new ArrayList<>();
        boolean hasOwnKind = false;
        for (AlternativeName name : alternativeNames(certificate)) {
            examined.add(name.value);
            if (name.isAddress ? matchesAddress(name.value, address) : matchesName(name.value, host)) {
                return;
            }
            hasOwnKind |= name.isAddress == (address != null);
        }
        String commonName = hasOwnKind ? null : commonName(certificate);
        if (commonName != null) {
            examined.add(commonName);
            if (matchesName(commonName, host)) {
                return;
            }
        }
        throw new CertificateException(mismatch(examined, host));
    }

    private static String mismatch(List<String> names, String host) {
        if (names.isEmpty()) {
            return "could not get server's host name from server certificate";
        }
        int others = names.size() - 1;
        String more = others == 0 ? "" : " (and " + others + " other name" + (others == 1 ? "" : "s") + ")";
        return "server certificate for \"" + names.get(0) + "\"" + more + " does not match host name \"" + host + "\"";
    }

    private record AlternativeName(boolean isAddress, String value) {}

    private static List<AlternativeName> alternativeNames(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
        List<AlternativeName> names = new ArrayList<>();
        if (entries != null) {
            for (List<?> entry : entries) {
                if (entry.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS)) {
                    names.add(new AlternativeName(kind == IP_ADDRESS, String.valueOf(entry.get(1))));
                }
            }
        }
        return names;
    }

    private static boolean matchesAddress(String name, byte @Nullable [] address) {
        return address != null && Arrays.equals(address, IpAddresses.parse(name));
    }

    private static boolean matchesName(String name, String host) throws CertificateException {
        if (name.indexOf('\0') >= 0) {
            throw new CertificateException("SSL certificate's name contains embedded null");
        }
        String pattern = name.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        return pattern.equals(wanted) || matchesWildcard(pattern, wanted);
    }

    private static boolean matchesWildcard(String pattern, String host) {
        int firstDot = host.indexOf('.');
        return pattern.startsWith("*.")
                && pattern.length() > 2
                && firstDot > 0
                && host.substring(firstDot).equals(pattern.substring(1));
    }

    /** Returns the first common name of the subject, in the order of the certificate, or null. */
    private static @Nullable String commonName(X509Certificate certificate) throws CertificateException {
        try {
            Der names = new Der(certificate.getSubjectX500Principal().getEncoded()).enter(Der.SEQUENCE);
            while (names.hasNext()) {
                Der set = names.next();
                while (set.hasNext()) {
                    Der attribute = set.next();
                    if (Arrays.equals(attribute.enter(Der.OBJECT_IDENTIFIER).rest(), COMMON_NAME)) {
                        return text(attribute);
                    }
                }
            }
            return null;
        } catch (DerException e) {
            throw new CertificateException("the subject of the server's certificate is damaged", e);
        }
    }

    private static String text(Der attribute) throws DerException {
        boolean isBmpString = attribute.peekTag() == Der.BMP_STRING;
        byte[] content = attribute.next().rest();
        return new String(content, isBmpString ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }
}
