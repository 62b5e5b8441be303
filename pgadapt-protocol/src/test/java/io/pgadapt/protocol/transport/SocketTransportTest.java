package io.pgadapt.protocol.transport;

import static io.pgadapt.protocol.transport.TransportPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketTransportTest {
    @Test
    void connectingObeysTheDeadline() throws IOException {
        try (DeafServer server = new DeafServer()) {
            assertThatThrownBy(() -> SocketTransport.connect(
                            server.address(), SocketOptions.defaults(), Deadline.after(Duration.ofMillis(20))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("could not connect to " + server.address());
        }
    }

    @Test
    void connectingCanBeInterrupted() throws Exception {
        try (DeafServer server = new DeafServer()) {
            CountDownLatch running = new CountDownLatch(1);
            try (Background<Transport> connecting = Background.call(() -> {
                running.countDown();
                return SocketTransport.connect(server.address(), SocketOptions.defaults(), SOON);
            })) {
                running.await();
                connecting.interrupt();
                assertThatThrownBy(connecting::join).isExactlyInstanceOf(InterruptedIOException.class);
            }
        }
    }

    @Test
    void aRefusedConnectionIsAnError() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            nobody = (InetSocketAddress) listener.getLocalAddress();
        }
        assertThatThrownBy(() -> SocketTransport.connect(nobody, SocketOptions.defaults(), SOON))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aMissingUnixSocketIsAnError(@TempDir Path directory) {
        UnixDomainSocketAddress nobody = UnixDomainSocketAddress.of(directory.resolve(".s.PGSQL.5432"));
        assertThatThrownBy(() -> SocketTransport.connect(nobody, SOON)).isInstanceOf(IOException.class);
    }

    @Test
    void knowsWhoseAddressItHas() throws Exception {
        try (TransportPair pair = TransportPair.tcp()) {
            assertThat(pair.client().remoteAddress()).isInstanceOf(InetSocketAddress.class);
            assertThat(pair.server().remoteAddress()).isNotEqualTo(pair.client().remoteAddress());
        }
    }

    @Test
    void setsWhatIsAskedForAndLeavesTheRestToTheSystem() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            int systemInterval = channel.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
            SocketTransport.configure(channel, new SocketOptions(true, Duration.ofSeconds(77), Duration.ZERO, 5));
            assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
            assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(77);
            assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL))
                    .isEqualTo(systemInterval);
            assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(5);
        }
    }

    @Test
    void keepalivesCanBeOff() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            SocketTransport.configure(channel, new SocketOptions(false, Duration.ofSeconds(77), Duration.ZERO, 0));
            assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
            assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isNotEqualTo(77);
        }
    }

    @Test
    void rejectsNegativeOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketOptions(true, Duration.ofSeconds(-1), Duration.ZERO, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketOptions(true, Duration.ZERO, Duration.ofSeconds(-1), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketOptions(true, Duration.ZERO, Duration.ZERO, -1));
    }

    /** Listens, accepts nobody, and has no place left in its queue: further attempts get no answer. */
    private static final class DeafServer implements AutoCloseable {
        private static final int MORE_THAN_THE_QUEUE_HOLDS = 8;

        private final ServerSocketChannel listener = ServerSocketChannel.open();
        private final List<SocketChannel> queue = new ArrayList<>();

        DeafServer() throws IOException {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
                SocketChannel channel = SocketChannel.open();
                queue.add(channel);
                channel.configureBlocking(false);
                channel.connect(address());
            }
        }

        InetSocketAddress address() throws IOException {
            return (InetSocketAddress) listener.getLocalAddress();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : queue) {
                channel.close();
            }
            listener.close();
        }
    }
}
