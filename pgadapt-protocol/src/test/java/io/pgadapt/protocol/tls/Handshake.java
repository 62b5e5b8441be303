package io.pgadapt.protocol.tls;

import io.pgadapt.protocol.tls.TestPki.Identity;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS handshakes in memory, between an engine under test and a server of the JDK. */
final class Handshake {
    private Handshake() {}

    /** Returns the engine of a server that shows the given chain, the key's own certificate first. */
    static SSLEngine server(Identity identity, X509Certificate... intermediates) {
        try {
            X509Certificate[] chain = new X509Certificate[intermediates.length + 1];
            chain[0] = identity.certificate();
            System.arraycopy(intermediates, 0, chain, 1, intermediates.length);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", identity.keys().getPrivate(), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            return engine;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets both sides talk until both have finished; what the client throws comes out. */
    static void run(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toServer = ByteBuffer.allocate(100_000);
        ByteBuffer toClient = ByteBuffer.allocate(100_000);
        for (int turn = 0; turn < 100; turn++) {
            step(client, toClient, toServer);
            if (turn > 0 && isDone(client) && isDone(server) && toServer.position() == 0 && toClient.position() == 0) {
                return;
            }
            step(server, toServer, toClient);
        }
        throw new IllegalStateException("the handshake does not end");
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(100_000);
        boolean progress = true;
        while (progress) {
            runTasks(engine);
            SSLEngineResult sent = engine.wrap(ByteBuffer.allocate(0), out);
            runTasks(engine);
            in.flip();
            SSLEngineResult received = engine.unwrap(in, plain);
            in.compact();
            runTasks(engine);
            progress = sent.bytesProduced() > 0 || received.bytesConsumed() > 0;
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static final class AnyClient extends X509ExtendedTrustManager {
        private static final X509Certificate OTHER =
                TestPki.root("some other authority").certificate();

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        /** Names an authority that issued no client's certificate, as a server may. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {OTHER};
        }
    }
}
