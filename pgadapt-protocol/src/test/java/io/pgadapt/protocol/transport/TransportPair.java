package io.pgadapt.protocol.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLEngine;

/** Both ends of one connection. */
record TransportPair(Transport client, Transport server) implements AutoCloseable {
    static final Deadline SOON = Deadline.after(Duration.ofMinutes(5));

    enum Kind {
        TCP,
        UNIX,
        TLS
    }

    static TransportPair open(Kind kind) throws Exception {
        return switch (kind) {
            case TCP -> tcp();
            case UNIX -> unix();
            case TLS -> tls(TestTls.client(), TestTls.server());
        };
    }

    static TransportPair tcp() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            Transport client = SocketTransport.connect(address, SocketOptions.defaults(), SOON);
            return new TransportPair(client, SocketTransport.over(listener.accept()));
        }
    }

    static TransportPair unix() throws IOException {
        Path directory = Files.createTempDirectory("unix");
        Path socket = directory.resolve("s");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
            listener.bind(address);
            Transport client = SocketTransport.connect(address, SOON);
            return new TransportPair(client, SocketTransport.over(listener.accept()));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(directory);
        }
    }

    static TransportPair tls(SSLEngine clientEngine, SSLEngine serverEngine) throws Exception {
        TransportPair plain = tcp();
        TlsTransport client = new TlsTransport(plain.client(), clientEngine);
        TlsTransport server = new TlsTransport(plain.server(), serverEngine);
        try (Background<Void> handshake = Background.run(() -> server.handshake(SOON))) {
            client.handshake(SOON);
            handshake.join();
        }
        return new TransportPair(client, server);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
