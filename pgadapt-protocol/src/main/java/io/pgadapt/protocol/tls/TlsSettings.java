package io.pgadapt.protocol.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What TLS shall be like: libpq's {@code ssl...} settings after their defaults were found. Immutable.
 *
 * @param verification how much of the server's certificate is verified
 * @param roots what the server's certificate must lead to; needed unless verification is {@code NONE}
 * @param clientCertificate what to show when the server asks, or null for nothing
 * @param crlFile file of revocation lists ({@code sslcrl}), or null
 * @param crlDirectory directory whose files hold revocation lists ({@code sslcrldir}), or null
 * @param minVersion the oldest version to accept, or null for the JDK's choice
 * @param maxVersion the newest version to accept, or null for the JDK's choice
 * @param sni whether to tell the server the host name ({@code sslsni})
 * @param alpn whether to offer the protocol {@code postgresql}, which direct TLS requires
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html">PostgreSQL manual, SSL Support</a>
 */
public record TlsSettings(
        Verification verification,
        TrustRoots roots,
        @Nullable ClientCertificate clientCertificate,
        @Nullable Path crlFile,
        @Nullable Path crlDirectory,
        @Nullable TlsVersion minVersion,
        @Nullable TlsVersion maxVersion,
        boolean sni,
        boolean alpn) {

    /** How much of the server's certificate is verified. */
    public enum Verification {
        /** Nothing: the connection is encrypted, but with whom is not known ({@code sslmode=require} and weaker). */
        NONE,
        /** The chain to a trusted root, its dates and revocation ({@code verify-ca}). */
        CA,
        /** As {@code CA}, and that the certificate is for this host ({@code verify-full}). */
        FULL
    }

    /** Checks that the settings go together. */
    public TlsSettings {
        if (verification != Verification.NONE && roots instanceof TrustRoots.Nothing) {
            throw new IllegalArgumentException("verifying the server's certificate needs root certificates");
        }
        if (minVersion != null && maxVersion != null && minVersion.compareTo(maxVersion) > 0) {
            throw new IllegalArgumentException("invalid SSL protocol version range: the minimum "
                    + minVersion.protocolName() + " is newer than the maximum " + maxVersion.protocolName());
        }
    }

    /** Starts with: nothing verified, no client certificate, TLS 1.2 or newer, SNI and ALPN on. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not for use by several threads. */
    public static final class Builder {
        private Verification verification = Verification.NONE;
        private TrustRoots roots = TrustRoots.nothing();
        private @Nullable ClientCertificate clientCertificate;
        private @Nullable Path crlFile;
        private @Nullable Path crlDirectory;
        private @Nullable TlsVersion minVersion = TlsVersion.TLS_1_2;
        private @Nullable TlsVersion maxVersion;
        private boolean sni = true;
        private boolean alpn = true;

        private Builder() {}

        /** Sets how much of the server's certificate is verified, and against which roots. */
        public Builder verify(Verification verification, TrustRoots roots) {
            this.verification = verification;
            this.roots = roots;
            return this;
        }

        /** Sets what to show when the server asks; null for nothing. */
        public Builder clientCertificate(@Nullable ClientCertificate clientCertificate) {
            this.clientCertificate = clientCertificate;
            return this;
        }

        /** Sets the file of revocation lists; null for none. */
        public Builder crlFile(@Nullable Path crlFile) {
            this.crlFile = crlFile;
            return this;
        }

        /** Sets the directory whose files hold revocation lists; null for none. */
        public Builder crlDirectory(@Nullable Path crlDirectory) {
            this.crlDirectory = crlDirectory;
            return this;
        }

        /** Sets the oldest version to accept; null for the JDK's choice. */
        public Builder minVersion(@Nullable TlsVersion minVersion) {
            this.minVersion = minVersion;
            return this;
        }

        /** Sets the newest version to accept; null for the JDK's choice. */
        public Builder maxVersion(@Nullable TlsVersion maxVersion) {
            this.maxVersion = maxVersion;
            return this;
        }

        /** Sets whether to tell the server the host name. */
        public Builder sni(boolean sni) {
            this.sni = sni;
            return this;
        }

        /** Sets whether to offer the protocol {@code postgresql}. */
        public Builder alpn(boolean alpn) {
            this.alpn = alpn;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @throws IllegalArgumentException when they do not go together
         */
        public TlsSettings build() {
            return new TlsSettings(
                    verification, roots, clientCertificate, crlFile, crlDirectory, minVersion, maxVersion, sni, alpn);
        }
    }
}
