package io.pgadapt.protocol.transport;

import static io.pgadapt.protocol.transport.TransportPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.transport.TransportPair.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every transport promises. */
@Timeout(60)
class TransportTest {
    private static final Deadline EXPIRED = Deadline.after(Duration.ZERO);

    @ParameterizedTest
    @EnumSource
    void carriesBytesBothWays(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            write(pair.client(), "hello");
            assertThat(read(pair.server(), 5)).isEqualTo("hello");
            write(pair.server(), "good day");
            assertThat(read(pair.client(), 8)).isEqualTo("good day");
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsIntoTheMiddleOfAnArrayInSmallPieces(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            write(pair.client(), "abcdef");
            byte[] target = "..........".getBytes(StandardCharsets.UTF_8);
            for (int read = 0; read < 6; ) {
                pair.server().await(Interest.READ, SOON);
                read += pair.server().read(target, 2 + read, Math.min(4, 6 - read));
            }
            assertThat(target).asString(StandardCharsets.UTF_8).isEqualTo("..abcdef..");
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsNothingWhereNothingIs(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            assertThat(pair.client().read(new byte[10], 0, 10)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsTheEndOfTheStreamAgainAndAgain(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            write(pair.server(), "last");
            pair.server().close();
            assertThat(read(pair.client(), 4)).isEqualTo("last");
            for (int i = 0; i < 2; i++) {
                assertThat(readSome(pair.client(), new byte[1])).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysUsableAfterATimeout(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            Deadline deadline = Deadline.after(Duration.ofMillis(20));
            assertThatThrownBy(() -> readFully(pair.client(), new byte[1], deadline))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(deadline.isExpired()).isTrue();
            write(pair.server(), "late");
            assertThat(read(pair.client(), 4)).isEqualTo("late");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredDeadlinePolls(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            assertThat(pair.client().await(Interest.WRITE, EXPIRED)).isEqualTo(Readiness.WRITABLE);
            assertThat(pair.client().await(Interest.READ_OR_WRITE, EXPIRED).canWrite())
                    .isTrue();
            write(pair.server(), "x");
            pair.client().await(Interest.READ, SOON);
            assertThat(pair.client().await(Interest.READ, EXPIRED)).isEqualTo(Readiness.READABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysUsableAfterAnInterruptionDuringAWait(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            CountDownLatch running = new CountDownLatch(1);
            try (Background<Boolean> waiter = Background.call(() -> {
                running.countDown();
                assertThatThrownBy(() -> readFully(pair.client(), new byte[1], SOON))
                        .isExactlyInstanceOf(InterruptedIOException.class);
                return Thread.currentThread().isInterrupted();
            })) {
                running.await();
                waiter.interrupt();
                assertThat(waiter.join()).as("interrupt flag").isTrue();
            }
            write(pair.server(), "still");
            assertThat(read(pair.client(), 5)).isEqualTo("still");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadWaitsForNothing(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pair.client().await(Interest.WRITE, SOON))
                    .isExactlyInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriterWhosePeerDoesNotReadCanRead(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            fill(pair.client());
            assertThatThrownBy(() -> pair.client().await(Interest.WRITE, EXPIRED))
                    .isInstanceOf(SocketTimeoutException.class);
            write(pair.server(), "read me");
            assertThat(pair.client().await(Interest.READ_OR_WRITE, SOON)).isEqualTo(Readiness.READABLE);
            assertThat(read(pair.client(), 7)).isEqualTo("read me");
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesMuchUnchangedBothWaysAtOnce(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind);
                Background<byte[]> server = Background.call(() -> exchange(pair.server(), noise(1), 700_001))) {
            assertThat(exchange(pair.client(), noise(2), 40_009)).isEqualTo(noise(1));
            assertThat(server.join()).isEqualTo(noise(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsTheWaitOfAnotherThread(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            CountDownLatch running = new CountDownLatch(1);
            try (Background<Void> waiter = Background.run(() -> {
                running.countDown();
                readFully(pair.client(), new byte[1], SOON);
            })) {
                running.await();
                pair.client().close();
                assertThatThrownBy(waiter::join).isInstanceOf(ClosedChannelException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOpenUntilItIsClosed(Kind kind) throws Exception {
        try (TransportPair pair = TransportPair.open(kind)) {
            assertThat(pair.client().isOpen()).isTrue();
            pair.client().close();
            pair.client().close();
            assertThat(pair.client().isOpen()).isFalse();
            assertThatThrownBy(() -> pair.client().read(new byte[1], 0, 1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> pair.client().write(new byte[1], 0, 1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> pair.client().await(Interest.READ, SOON)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] noise(int seed) {
        byte[] noise = new byte[3_000_000];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    /** Sends everything and receives as much, in pieces of a size that fits nothing. */
    private static byte[] exchange(Transport transport, byte[] data, int piece) throws IOException {
        byte[] received = new byte[data.length];
        int read = 0;
        int written = 0;
        while (read < received.length || written < data.length) {
            Interest wanted = written == data.length ? Interest.READ : Interest.READ_OR_WRITE;
            Readiness ready = transport.await(read == received.length ? Interest.WRITE : wanted, SOON);
            if (ready.canWrite()) {
                written += transport.write(data, written, Math.min(piece, data.length - written));
            }
            if (ready.canRead()) {
                int count = transport.read(received, read, Math.min(piece, received.length - read));
                assertThat(count).isNotNegative();
                read += count;
            }
        }
        // The last bytes may be buffered still, which a wait lets go.
        if (transport instanceof TlsTransport) {
            transport.await(Interest.WRITE, SOON);
        }
        return received;
    }

    private static void fill(Transport transport) throws IOException {
        byte[] data = new byte[100_000];
        int stuck = 0;
        while (stuck < 3) {
            stuck = transport.write(data, 0, data.length) == 0 ? stuck + 1 : 0;
        }
    }

    private static void write(Transport transport, String text) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        assertThat(transport.write(data, 0, data.length)).isEqualTo(data.length);
    }

    private static String read(Transport transport, int length) throws IOException {
        byte[] data = new byte[length];
        readFully(transport, data, SOON);
        return new String(data, StandardCharsets.UTF_8);
    }

    private static void readFully(Transport transport, byte[] data, Deadline deadline) throws IOException {
        for (int read = 0; read < data.length; ) {
            transport.await(Interest.READ, deadline);
            read += transport.read(data, read, data.length - read);
        }
    }

    private static int readSome(Transport transport, byte[] data) throws IOException {
        while (true) {
            transport.await(Interest.READ, SOON);
            int count = transport.read(data, 0, data.length);
            if (count != 0) {
                return count;
            }
        }
    }
}
