package io.pgadapt.protocol.channel;

import static io.pgadapt.protocol.channel.ScriptedTransport.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.Background;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.SocketOptions;
import io.pgadapt.protocol.transport.SocketTransport;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MessageChannelTest {
    private static final Deadline NONE = Deadline.none();
    private static final List<BackendMessage> MESSAGES = List.of(
            new ParameterStatus("TimeZone", "Europe/Zürich"),
            BindComplete.INSTANCE,
            new CommandComplete("SELECT 5"),
            ReadyForQuery.of(TransactionStatus.IDLE));
    private static final byte[] STREAM = bytes(MESSAGES.toArray(new BackendMessage[0]));

    private final ScriptedTransport transport = new ScriptedTransport();
    private final MessageChannel channel = new MessageChannel(transport);

    @Test
    void receivesMessagesHoweverTheyAreCut() throws IOException {
        for (int cut = 1; cut < STREAM.length; cut++) {
            transport.deliver(STREAM, 0, cut).deliver(STREAM, cut, STREAM.length);
            assertThat(receive(MESSAGES.size())).as("cut at %d", cut).isEqualTo(MESSAGES);
        }
        transport.deliverInPieces(STREAM, 1);
        assertThat(receive(MESSAGES.size())).isEqualTo(MESSAGES);
    }

    @Test
    void resumesAfterATimeoutAnywhere() throws IOException {
        for (int cut = 0; cut < STREAM.length; cut++) {
            transport.deliver(STREAM, 0, cut).fail(new SocketTimeoutException()).deliver(STREAM, cut, STREAM.length);
            assertThat(receiveDespite(SocketTimeoutException.class)).isEqualTo(MESSAGES);
        }
    }

    @Test
    void resumesAfterAnInterruptionAnywhere() throws IOException {
        for (int cut = 0; cut < STREAM.length; cut++) {
            transport.deliver(STREAM, 0, cut).fail(new InterruptedIOException()).deliver(STREAM, cut, STREAM.length);
            assertThat(receiveDespite(InterruptedIOException.class)).isEqualTo(MESSAGES);
        }
    }

    @Test
    void anAnswerThatIsHereWithTheRequestIsNotWaitedFor() throws IOException {
        channel.send(Sync.INSTANCE).flush(NONE);
        transport.deliver(STREAM);
        assertThat(receive(MESSAGES.size())).isEqualTo(MESSAGES);
        assertThat(transport.waits()).isZero();
        transport.deliver(STREAM);
        receive(MESSAGES.size());
        assertThat(transport.waits()).isOne();
    }

    @Test
    void whoIsInterruptedWaitsAlsoForWhatIsHere() throws IOException {
        channel.send(Sync.INSTANCE).flush(NONE);
        transport.deliver(STREAM);
        Thread.currentThread().interrupt();
        try {
            assertThat(receive(MESSAGES.size())).isEqualTo(MESSAGES);
            assertThat(transport.waits()).isOne();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void saysThatTheServerClosedTheConnection() throws IOException {
        transport.deliver(STREAM).end();
        receive(MESSAGES.size());
        assertThatThrownBy(() -> channel.receive(NONE))
                .isInstanceOf(EOFException.class)
                .hasMessage("the server closed the connection unexpectedly");
    }

    @Test
    void saysThatTheServerClosedTheConnectionInTheMiddleOfAMessage() {
        transport.deliver(STREAM, 0, 7).end();
        assertThatThrownBy(() -> channel.receive(NONE))
                .isInstanceOf(EOFException.class)
                .hasMessage("the server closed the connection in the middle of a message");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MIN_VALUE, 0x4000_0000, Integer.MAX_VALUE})
    void rejectsImpossibleLengthsAgainAndAgain(int length) {
        transport.deliver(new byte[] {
            'S', (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length, 1, 2, 3
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> channel.receive(NONE))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("length of " + length);
        }
    }

    @Test
    void rejectsWhatOtherProtocolsSay() {
        transport.deliver(Bytes.utf8("HTTP/1.1 400 Bad Request\r\n\r\n").toArray());
        assertThatThrownBy(() -> channel.receive(NONE)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void receivesMessagesLargerThanItsBuffer() throws IOException {
        for (int size : new int[] {16_379, 16_380, 70_000, 3_000_000}) {
            CopyData large = new CopyData(Bytes.of(noise(size)));
            transport.deliverInPieces(bytes(large, BindComplete.INSTANCE), 10_007);
            assertThat(receive(2)).isEqualTo(List.of(large, BindComplete.INSTANCE));
        }
    }

    @Test
    void aCommandTagThatRecursIsNotDecodedAgain() throws IOException {
        CommandComplete insert = new CommandComplete("INSERT 0 1");
        transport.deliver(bytes(insert, insert, new CommandComplete("INSERT 0 2"), insert));
        List<BackendMessage> received = receive(4);
        assertThat(received.get(1)).isSameAs(received.get(0)).isEqualTo(insert);
        assertThat(received.get(2)).isEqualTo(new CommandComplete("INSERT 0 2"));
        assertThat(received.get(3)).isEqualTo(insert);
    }

    @Test
    void pollsWithoutWaiting() throws IOException {
        transport.fail(new SocketTimeoutException("poll waited"));
        assertThat(channel.poll()).isNull();
        assertThatThrownBy(() -> channel.receive(NONE)).hasMessage("poll waited");
        transport.deliver(STREAM, 0, 10).fail(new IOException("poll waited")).deliver(STREAM, 10, STREAM.length);
        assertThat(channel.poll()).isNull();
        assertThatThrownBy(() -> channel.receive(NONE)).hasMessage("poll waited");
        assertThat(channel.poll()).isEqualTo(MESSAGES.get(0));
        assertThat(channel.poll()).isEqualTo(MESSAGES.get(1));
    }

    @Test
    void flushSendsAllMessagesInOneWrite() throws IOException {
        channel.send(new Query("SELECT 1")).send(Sync.INSTANCE);
        assertThat(transport.writes()).isZero();
        channel.flush(NONE);
        assertThat(transport.writes()).isEqualTo(1);
        assertThat(transport.written()).isEqualTo(bytes(new Query("SELECT 1"), Sync.INSTANCE));
        channel.flush(NONE);
        assertThat(transport.writes()).isEqualTo(1);
    }

    @Test
    void aFlushThatTimedOutGoesOnWhereItStopped() throws IOException {
        transport.takeAtMost(4).fail(new SocketTimeoutException());
        channel.send(new Query("SELECT 1"));
        assertThatThrownBy(() -> channel.flush(NONE)).isInstanceOf(SocketTimeoutException.class);
        transport.takeAll();
        channel.send(Sync.INSTANCE).flush(NONE);
        assertThat(transport.written()).isEqualTo(bytes(new Query("SELECT 1"), Sync.INSTANCE));
    }

    @Test
    void flushReceivesWhileThePeerTakesNothing() throws IOException {
        transport.takeAtMost(4).deliverInPieces(STREAM, 3).fail(new SocketTimeoutException());
        channel.send(new Query("SELECT 1"));
        assertThatThrownBy(() -> channel.flush(NONE)).isInstanceOf(SocketTimeoutException.class);
        assertThat(receive(MESSAGES.size())).isEqualTo(MESSAGES);
    }

    @Test
    void flushAfterTheEndOfTheStreamLeavesTheLastWordsReadable() throws IOException {
        transport.takeAtMost(0).deliver(STREAM).end();
        channel.send(Sync.INSTANCE);
        assertThatThrownBy(() -> channel.flush(NONE)).isInstanceOf(SocketTimeoutException.class);
        assertThat(receive(MESSAGES.size())).isEqualTo(MESSAGES);
        assertThatThrownBy(() -> channel.receive(NONE)).isInstanceOf(EOFException.class);
    }

    @Test
    void twoPeersThatBothWriteMuchDoNotBlockEachOther() throws Exception {
        Deadline soon = Deadline.after(Duration.ofSeconds(50));
        CopyData piece = new CopyData(Bytes.of(noise(100_000)));
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            try (MessageChannel client =
                            new MessageChannel(SocketTransport.connect(address, SocketOptions.defaults(), soon));
                    ServerChannel server = new ServerChannel(SocketTransport.over(listener.accept()));
                    Background<Void> writer = Background.run(() -> {
                        for (int i = 0; i < 200; i++) {
                            server.send(piece).flush(soon);
                        }
                        for (int i = 0; i < 200; i++) {
                            assertThat(server.receive(soon)).isEqualTo(piece);
                        }
                    })) {
                for (int i = 0; i < 200; i++) {
                    client.send(piece).flush(soon);
                }
                for (int i = 0; i < 200; i++) {
                    assertThat(client.receive(soon)).isEqualTo(piece);
                }
                writer.join();
            }
        }
    }

    @Test
    void tracesBothDirections() throws IOException {
        List<String> lines = new ArrayList<>();
        channel.trace(new MessageTrace(lines::add));
        transport.takeAtMost(2).fail(new SocketTimeoutException());
        channel.send(Sync.INSTANCE);
        assertThatThrownBy(() -> channel.flush(NONE)).isInstanceOf(SocketTimeoutException.class);
        transport.takeAll();
        channel.flush(NONE);
        transport.deliver(bytes(ReadyForQuery.of(TransactionStatus.IDLE)));
        channel.receive(NONE);
        assertThat(lines).containsExactly("F\t4\tSync", "B\t5\tReadyForQuery\t I");
    }

    @Test
    void closesItsTransport() {
        channel.close();
        assertThat(transport.isOpen()).isFalse();
    }

    private List<BackendMessage> receive(int count) throws IOException {
        List<BackendMessage> received = new ArrayList<>();
        while (received.size() < count) {
            received.add(channel.receive(NONE));
        }
        return received;
    }

    /** Receives all of {@link #MESSAGES}, and the given exception once on the way. */
    private List<BackendMessage> receiveDespite(Class<? extends IOException> failure) throws IOException {
        List<BackendMessage> received = new ArrayList<>();
        int failures = 0;
        while (received.size() < MESSAGES.size()) {
            try {
                received.add(channel.receive(NONE));
            } catch (IOException e) {
                assertThat(e).isInstanceOf(failure);
                failures++;
            }
        }
        assertThat(failures).isEqualTo(1);
        return received;
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
