package io.pgadapt.internal.connect;

import io.pgadapt.config.SslCertMode;
import io.pgadapt.config.SslMode;
import io.pgadapt.config.SslSettings;
import io.pgadapt.protocol.tls.ClientCertificate;
import io.pgadapt.protocol.tls.KeyPassword;
import io.pgadapt.protocol.tls.TlsException;
import io.pgadapt.protocol.tls.TlsSettings;
import io.pgadapt.protocol.tls.TlsSettings.Verification;
import io.pgadapt.protocol.tls.TlsVersion;
import io.pgadapt.protocol.tls.TrustRoots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides what the files that are there, and those that are not, mean for TLS (PostgreSQL manual 32.19). */
final class TlsFiles {
    private TlsFiles() {}

    static TlsSettings settings(SslSettings ssl) {
        TlsSettings.Builder builder = TlsSettings.builder()
                .clientCertificate(clientCertificate(ssl))
                .minVersion(version(ssl.minVersion()))
                .maxVersion(version(ssl.maxVersion()))
                .sni(ssl.sni());
        if (ssl.systemRoots()) {
            builder.verify(Verification.FULL, TrustRoots.system());
        } else if (Files.exists(ssl.rootCert())) {
            // Also for the weaker modes: whoever has put the file there wants it to be used.
            Verification verification = ssl.mode() == SslMode.VERIFY_FULL ? Verification.FULL : Verification.CA;
            builder.verify(verification, TrustRoots.file(ssl.rootCert()));
            addRevocationLists(builder, ssl);
        } else if (ssl.mode().compareTo(SslMode.VERIFY_CA) >= 0) {
            throw new TlsException(
                    "root certificate file \"" + ssl.rootCert() + "\" does not exist; provide it, use"
                            + " sslrootcert=system to trust what the Java runtime trusts, or choose an sslmode that does not verify");
        }
        return builder.build();
    }

    private static void addRevocationLists(TlsSettings.Builder builder, SslSettings ssl) {
        Path file = ssl.crl();
        boolean isMissingDefault = !ssl.crlGiven() && file != null && !Files.exists(file);
        builder.crlFile(isMissingDefault ? null : file).crlDirectory(ssl.crlDirectory());
    }

    /** As in libpq, a certificate that is not there is not an error: the server may not ask for it. */
    private static @Nullable ClientCertificate clientCertificate(SslSettings ssl) {
        if (ssl.certMode() == SslCertMode.DISABLE) {
            return null;
        }
        boolean isCertThere = Files.exists(ssl.cert());
        boolean isKeyThere = Files.exists(ssl.key());
        if (!isCertThere && !(isKeyThere && isPkcs12(ssl.key()))) {
            return null;
        }
        boolean isCertAlone = isPkcs12(ssl.cert()) && !isKeyThere;
        return new ClientCertificate(
                isCertThere ? ssl.cert() : null, isCertAlone ? null : ssl.key(), password(ssl.keyPassword()));
    }

    private static boolean isPkcs12(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private static KeyPassword password(@Nullable String password) {
        return password == null ? KeyPassword.none() : password::toCharArray;
    }

    private static @Nullable TlsVersion version(io.pgadapt.config.@Nullable TlsVersion version) {
        return version == null ? null : ProtocolTerms.tlsVersion(version);
    }
}
