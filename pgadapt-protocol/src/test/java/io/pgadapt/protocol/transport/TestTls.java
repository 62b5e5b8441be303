package io.pgadapt.protocol.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Engines of both sides that trust one self-signed certificate, made by the JDK's keytool. */
final class TestTls {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final SSLContext CONTEXT = createContext();

    private TestTls() {}

    static SSLEngine client(String... applicationProtocols) {
        SSLEngine engine = CONTEXT.createSSLEngine();
        engine.setUseClientMode(true);
        return offering(engine, applicationProtocols);
    }

    static SSLEngine server(String... applicationProtocols) {
        SSLEngine engine = CONTEXT.createSSLEngine();
        engine.setUseClientMode(false);
        return offering(engine, applicationProtocols);
    }

    /** Returns an engine that trusts nobody. */
    static SSLEngine suspiciousClient() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsNobody()}, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        return engine;
    }

    private static final class TrustsNobody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("not trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("not trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static SSLEngine offering(SSLEngine engine, String... applicationProtocols) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(applicationProtocols);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLContext createContext() {
        try {
            KeyStore store = createKeyStore();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | InterruptedException e) {
            throw new IllegalStateException("could not make a certificate", e);
        }
    }

    private static KeyStore createKeyStore() throws GeneralSecurityException, IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tls");
        Path file = directory.resolve("keys.p12");
        try {
            Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            String password = new String(PASSWORD);
            Process process = new ProcessBuilder(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            password)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + output);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            // A private key alone is no trust anchor.
            store.setCertificateEntry("trusted", store.getCertificate("server"));
            return store;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }
}
