package io.pgadapt.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InputBufferTest {
    private static final int HUGE = 0x4000_0000;

    private final InputBuffer buffer = new InputBuffer();
    private final int initialSize = buffer.array().length;

    @Test
    void aClaimedLengthAloneTakesNoMemory() throws IOException {
        receive(5, HUGE);
        assertThat(buffer.array().length).isLessThanOrEqualTo(4 * initialSize);
    }

    @Test
    void growsNoMoreThanTwiceAsLargeAsWhatHasCome() throws IOException {
        receive(3_000_000, HUGE);
        assertThat(buffer.available()).isEqualTo(3_000_000);
        assertThat(buffer.array().length).isLessThanOrEqualTo(6_000_000);
    }

    @Test
    void isSmallAgainAfterAHugeMessage() throws IOException {
        receive(3_000_000, 3_000_000);
        buffer.consume(3_000_000);
        assertThat(buffer.array()).hasSize(initialSize);
    }

    @Test
    void isSmallAgainAfterHugeRowsWereLent() throws IOException {
        receive(3_000_000, 3_000_000);
        buffer.lend(3_000_000, 1);
        receive(10, 10);
        buffer.consume(10);
        assertThat(buffer.array()).hasSize(initialSize);
    }

    @Test
    void keepsItsArrayWhileMessagesAreSmall() throws IOException {
        byte[] array = buffer.array();
        for (int i = 0; i < 1_000; i++) {
            receive(100, 100);
            buffer.consume(99);
        }
        assertThat(buffer.available()).isEqualTo(1_000);
        assertThat(buffer.array()).isSameAs(array);
    }

    @Test
    void receivesBehindEverythingWhileNothingIsConsumed() throws IOException {
        ScriptedTransport transport = new ScriptedTransport().deliver(new byte[1_000_000]);
        int count;
        do {
            buffer.makeRoom();
            count = buffer.readFrom(transport);
        } while (count > 0);
        assertThat(buffer.available()).isEqualTo(1_000_000);
    }

    @Test
    void refusesMoreThanTheLargestMessageUnread() throws IOException {
        InputBuffer small = new InputBuffer(initialSize);
        receive(small, initialSize, initialSize);
        assertThatThrownBy(small::makeRoom).isInstanceOf(ProtocolException.class);
    }

    private void receive(int count, int size) throws IOException {
        receive(buffer, count, size);
    }

    private static void receive(InputBuffer buffer, int count, int size) throws IOException {
        ScriptedTransport transport = new ScriptedTransport().deliver(new byte[count]);
        for (int received = 0; received < count; ) {
            buffer.makeRoom(buffer.available() - received + size);
            received += buffer.readFrom(transport);
        }
    }
}
