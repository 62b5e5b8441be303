package io.pgadapt.protocol.tls;

import java.nio.file.Path;

/** Where the certificates come from that a server's certificate must lead to ({@code sslrootcert}). */
public sealed interface TrustRoots {
    /** Nothing is trusted; only for {@link TlsSettings.Verification#NONE}. */
    record Nothing() implements TrustRoots {
        @Override
        public String description() {
            return "no root certificates";
        }
    }

    /** What the JVM trusts: its {@code cacerts}, or {@code javax.net.ssl.trustStore} ({@code sslrootcert=system}). */
    record SystemStore() implements TrustRoots {
        @Override
        public String description() {
            return "the root certificates of this Java runtime";
        }
    }

    /** The certificates in a PEM file. */
    record PemFile(Path path) implements TrustRoots {
        @Override
        public String description() {
            return "the root certificates in " + path;
        }
    }

    /** Returns what these are, for an error message. */
    String description();

    /** Returns no roots. */
    static TrustRoots nothing() {
        return new Nothing();
    }

    /** Returns the roots that the JVM trusts. */
    static TrustRoots system() {
        return new SystemStore();
    }

    /** Returns the roots in a PEM file, which is read when the first connection needs it. */
    static TrustRoots file(Path path) {
        return new PemFile(path);
    }
}
