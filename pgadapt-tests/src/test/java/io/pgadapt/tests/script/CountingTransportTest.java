package io.pgadapt.tests.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.SocketTransport;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountingTransportTest {
    private static final Deadline DEADLINE = Deadline.after(Duration.ofSeconds(20));

    @Test
    void countsWritesReadsAndRoundTrips() throws IOException {
        Script script = Script.accept()
                .step(
                        "take three bytes",
                        peer -> assertThat(peer.read() + peer.read() + peer.read())
                                .isEqualTo(6))
                .sendRaw(new byte[] {9, 9, 9, 9})
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(script);
                CountingTransport transport =
                        new CountingTransport(SocketTransport.over(SocketChannel.open(server.address())))) {
            transport.write(new byte[] {1, 2}, 0, 2);
            transport.write(new byte[] {3}, 0, 1);
            readFully(transport, new byte[2]);
            readFully(transport, new byte[1]);
            assertThat(transport.writes()).isEqualTo(2);
            assertThat(transport.bytesWritten()).isEqualTo(3);
            assertThat(transport.reads()).isBetween(2, 3);
            assertThat(transport.bytesRead()).isEqualTo(3);
            assertThat(transport.awaits()).isBetween(2, 3);
            assertThat(transport.roundTrips()).isEqualTo(1);
            transport.reset();
            readFully(transport, new byte[1]);
            assertThat(transport.writes()).isZero();
            assertThat(transport.roundTrips()).isZero();
            assertThat(transport.bytesRead()).isEqualTo(1);
        }
    }

    private static void readFully(CountingTransport transport, byte[] buffer) throws IOException {
        for (int filled = 0; filled < buffer.length; ) {
            transport.await(Interest.READ, DEADLINE);
            filled += transport.read(buffer, filled, buffer.length - filled);
        }
    }
}
