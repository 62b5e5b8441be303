package io.pgadapt.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS engines for the connections that share settings. Thread-safe.
 *
 * <p>The files that the settings name are read when the first engine is made, and then never again: a changed
 * certificate needs a new context. A failure is not kept, the next call tries again. Engines of one context share its
 * TLS sessions, so that a second connect to the same host can resume.
 */
public final class TlsContext {
    /** The protocol name that PostgreSQL expects in ALPN. */
    public static final String ALPN_PROTOCOL = "postgresql";

    private final TlsSettings settings;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    private TlsContext(TlsSettings settings) {
        this.settings = settings;
    }

    /** Returns a context for the settings; reads no file yet. */
    public static TlsContext create(TlsSettings settings) {
        return new TlsContext(settings);
    }

    /** Returns the settings that this context was made from. */
    public TlsSettings settings() {
        return settings;
    }

    /**
     * Returns a new engine in client mode, with its handshake still to be done.
     *
     * <p>A certificate that is not accepted fails the handshake with an {@link javax.net.ssl.SSLException} whose causes
     * say why. Afterwards the engine's session holds the peer's certificate.
     *
     * @param host the host as the user named it; verified, sent as SNI, and the key of session resumption
     * @param port the port, also a key of session resumption
     * @throws TlsException when a file cannot be used, or no permitted TLS version is left
     */
    public SSLEngine engine(String host, int port) {
        Loaded ready = load();
        SSLEngine engine = ready.context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(ready.protocols.toArray(new String[0]));
        parameters.setServerNames(serverNames(host));
        if (settings.alpn()) {
            parameters.setApplicationProtocols(new String[] {ALPN_PROTOCOL});
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private List<SNIServerName> serverNames(String host) {
        return settings.sni() ? ServerNameIndication.of(host) : List.of();
    }

    private Loaded load() {
        Loaded ready = loaded;
        if (ready != null) {
            return ready;
        }
        loading.lock();
        try {
            ready = loaded;
            if (ready == null) {
                ready = read();
                loaded = ready;
            }
            return ready;
        } finally {
            loading.unlock();
        }
    }

    private Loaded read() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), new TrustManager[] {ServerTrust.manager(settings)}, new SecureRandom());
            return new Loaded(context, protocols(context));
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keyManagers() {
        ClientCertificate certificate = settings.clientCertificate();
        return certificate == null ? null : new KeyManager[] {ClientKeyManager.load(certificate)};
    }

    private List<String> protocols(SSLContext context) {
        List<String> available = Arrays.asList(context.getDefaultSSLParameters().getProtocols());
        List<String> protocols = Arrays.stream(TlsVersion.values())
                .filter(this::isPermitted)
                .map(TlsVersion::protocolName)
                .filter(available::contains)
                .toList();
        if (protocols.isEmpty()) {
            throw new TlsException("no TLS version is left: ssl_min_protocol_version and ssl_max_protocol_version"
                    + " permit only versions that this Java runtime has disabled; it has " + available);
        }
        return protocols;
    }

    private boolean isPermitted(TlsVersion version) {
        TlsVersion min = settings.minVersion();
        TlsVersion max = settings.maxVersion();
        return (min == null || version.compareTo(min) >= 0) && (max == null || version.compareTo(max) <= 0);
    }

    private record Loaded(SSLContext context, List<String> protocols) {}
}
