package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicationMessageTest {
    /** A message and the CopyData message that carries it; how many of its bytes are needed at least. */
    record Carried(ReplicationMessage message, String literal, int needed) {
        byte[] content() {
            byte[] all = Literal.bytes(literal);
            return Arrays.copyOfRange(all, 5, all.length);
        }
    }

    static Stream<Carried> samples() {
        return Stream.of(
                new Carried(
                        new XLogData(0x16B3748L, -1, 1, Bytes.utf8("BEGIN")),
                        "'d' 00000022 'w' 00000000016B3748 FFFFFFFFFFFFFFFF 0000000000000001 'BEGIN'",
                        25),
                new Carried(
                        new PrimaryKeepalive(2, 3, true), "'d' 00000016 'k' 0000000000000002 0000000000000003 01", 18),
                new Carried(
                        new StandbyStatusUpdate(4, 5, 6, 7, false),
                        "'d' 00000026 'r' 0000000000000004 0000000000000005 0000000000000006 0000000000000007 00",
                        34),
                new Carried(
                        new HotStandbyFeedback(8, 9, 10, 11, 12),
                        "'d' 0000001D 'h' 0000000000000008 00000009 0000000A 0000000B 0000000C",
                        25));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromItsBytes(Carried sample) {
        CopyData carrier = (CopyData) MessageDecoder.backend((byte) 'd', new WireReader(sample.content()));
        assertThat(MessageDecoder.replication(new WireReader(carrier.data().toArray())))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenToItsBytes(Carried sample) {
        WireWriter out = new WireWriter(8);
        sample.message().encode(out);
        assertThat(out.toArray()).isEqualTo(Literal.bytes(sample.literal()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesEveryTruncatedContent(Carried sample) {
        for (int length = 0; length < sample.needed(); length++) {
            WireReader truncated = Sample.prefix(sample.content(), length);
            assertThatThrownBy(() -> MessageDecoder.replication(truncated))
                    .as("%d bytes", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            'k' 0000000000000002 0000000000000003 02, malformed PrimaryKeepalive: the request for a reply is 2
            'k' 0000000000000002 0000000000000003 01 00, malformed PrimaryKeepalive: 1 bytes are left over
            'r' 00, malformed StandbyStatusUpdate: 8 bytes are needed
            'h' 00, malformed HotStandbyFeedback: 8 bytes are needed
            'w' 00, malformed XLogData: 8 bytes are needed
            'x' 00, "unknown message type from the replication stream: x"
            """)
    void refusesWhatIsNoMessage(String content, String complaint) {
        assertThatThrownBy(() -> MessageDecoder.replication(Literal.reader(content)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> MessageDecoder.replication(Literal.reader("")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("it is empty");
    }
}
