package io.pgadapt.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that concerns TLS. Files that were not named are those in libpq's default places; whether they exist is found out when a
 * connection is made.
 *
 * @param mode how TLS is asked for
 * @param negotiation how TLS starts
 * @param rootCert certificates of trusted authorities, in PEM; not used when {@code systemRoots}
 * @param systemRoots true to trust what the JDK trusts ({@code sslrootcert=system})
 * @param certMode whether a client certificate is sent
 * @param cert the client certificate
 * @param key the key of the client certificate
 * @param keyPassword the passphrase of the key, or null
 * @param crl certificates that were revoked; null when only a directory was named
 * @param crlGiven false when {@code crl} is only the default place, where no file need be
 * @param crlDirectory a directory with such files, or null
 * @param sni whether the host name is sent in clear text at the start of the handshake
 * @param minVersion the oldest version of TLS to accept; null for no limit
 * @param maxVersion the newest version of TLS to accept; null for no limit
 */
public record SslSettings(
        SslMode mode,
        SslNegotiation negotiation,
        Path rootCert,
        boolean systemRoots,
        SslCertMode certMode,
        Path cert,
        Path key,
        @Nullable String keyPassword,
        @Nullable Path crl,
        boolean crlGiven,
        @Nullable Path crlDirectory,
        boolean sni,
        @Nullable TlsVersion minVersion,
        @Nullable TlsVersion maxVersion) {

    static SslSettings of(ResolvedSettings settings, Path directory) {
        String root =
                settings.text(Keyword.SSLROOTCERT, directory.resolve("root.crt").toString());
        String crlDirectory = settings.text(Keyword.SSLCRLDIR);
        String defaultCrl = crlDirectory == null ? directory.resolve("root.crl").toString() : "";
        String crl = settings.text(Keyword.SSLCRL, defaultCrl);
        return new SslSettings(
                Choices.parse(SslMode.class, settings.text(Keyword.SSLMODE, "prefer")),
                Choices.parse(SslNegotiation.class, settings.text(Keyword.SSLNEGOTIATION, "postgres")),
                Path.of(root),
                root.equals(ResolvedSettings.SYSTEM_ROOTS),
                Choices.parse(SslCertMode.class, settings.text(Keyword.SSLCERTMODE, "allow")),
                Path.of(settings.text(
                        Keyword.SSLCERT, directory.resolve("postgresql.crt").toString())),
                Path.of(settings.text(
                        Keyword.SSLKEY, directory.resolve("postgresql.key").toString())),
                settings.text(Keyword.SSLPASSWORD),
                crl.isEmpty() ? null : Path.of(crl),
                settings.text(Keyword.SSLCRL) != null,
                crlDirectory == null ? null : Path.of(crlDirectory),
                !settings.text(Keyword.SSLSNI, "1").equals("0"),
                settings.map(Keyword.SSL_MIN_PROTOCOL_VERSION, Versions::tls),
                settings.map(Keyword.SSL_MAX_PROTOCOL_VERSION, Versions::tls));
    }

    /** Never shows the passphrase. */
    @Override
    public String toString() {
        return "SslSettings[" + mode.text() + ", " + negotiation.text() + ", root=" + rootCert + ", cert=" + cert + "]";
    }
}
