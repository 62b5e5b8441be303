package io.pgadapt.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
    @Test
    void readsNumbersInNetworkByteOrder() {
        WireReader reader = Literal.reader("80 80 8001 8001 80000001 8000000000000001 3FC00000 C004000000000000");
        assertThat(reader.int8()).isEqualTo((byte) -128);
        assertThat(reader.uint8()).isEqualTo(128);
        assertThat(reader.int16()).isEqualTo((short) -32767);
        assertThat(reader.uint16()).isEqualTo(32769);
        assertThat(reader.int32()).isEqualTo(-2147483647);
        assertThat(reader.int64()).isEqualTo(-9223372036854775807L);
        assertThat(reader.float32()).isEqualTo(1.5f);
        assertThat(reader.float64()).isEqualTo(-2.5);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void readsTextAndBytes() {
        WireReader reader = Literal.reader("'a' C3A9 00 00 'xyz' 0102 '!'");
        assertThat(reader.cstring()).isEqualTo("aé");
        assertThat(reader.cstring()).isEmpty();
        assertThat(reader.utf8(3)).isEqualTo("xyz");
        assertThat(reader.bytes(2)).containsExactly(1, 2);
        assertThat(reader.rest()).isEqualTo(Bytes.utf8("!"));
        assertThat(reader.rest()).isEqualTo(Bytes.empty());
    }

    @Test
    void staysInsideItsRange() {
        WireReader reader = new WireReader(Literal.bytes("'ab' 00 'cd' 00"), 3, 2);
        assertThat(reader.position()).isEqualTo(3);
        assertThat(reader.remaining()).isEqualTo(2);
        assertThatThrownBy(reader::cstring)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a string lacks its terminating zero byte");
        assertThatThrownBy(reader::int32)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("4 bytes are needed, but only 2 are left");
        assertThat(reader.utf8(2)).isEqualTo("cd");
    }

    @Test
    void refusesARangeOutsideOfTheArray() {
        assertThatThrownBy(() -> new WireReader(new byte[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new WireReader(new byte[2], -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new WireReader(new byte[2], 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesEveryReadBeyondTheEndAndConsumesNothing() {
        List<Consumer<WireReader>> reads = List.of(
                WireReader::int8,
                WireReader::uint8,
                WireReader::int16,
                WireReader::uint16,
                WireReader::int32,
                WireReader::int64,
                WireReader::float32,
                WireReader::float64,
                WireReader::cstring,
                reader -> reader.utf8(1),
                reader -> reader.bytes(1),
                reader -> reader.skip(1),
                reader -> reader.count16(1),
                reader -> reader.count32(1));
        for (Consumer<WireReader> read : reads) {
            assertThatThrownBy(() -> read.accept(Literal.reader(""))).isInstanceOf(ProtocolException.class);
        }
        WireReader three = Literal.reader("010203");
        assertThatThrownBy(three::int32).isInstanceOf(ProtocolException.class);
        assertThat(three.remaining()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 3, Integer.MAX_VALUE})
    void refusesLengthsThatAreNotThere(int length) {
        WireReader reader = Literal.reader("0102");
        assertThatThrownBy(() -> reader.bytes(length)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reader.utf8(length)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reader.skip(length)).isInstanceOf(ProtocolException.class);
        assertThat(reader.remaining()).isEqualTo(2);
    }

    @Test
    void skipsToWhereTheNextValueStarts() {
        WireReader reader = new WireReader(new byte[10], 2, 8);
        assertThat(reader.skip(3)).isEqualTo(2);
        assertThat(reader.position()).isEqualTo(5);
    }

    @Test
    void acceptsCountsWhoseItemsFit() {
        assertThat(Literal.reader("0002 0000 0000").count16(2)).isEqualTo(2);
        assertThat(Literal.reader("00000001 00000000").count32(4)).isEqualTo(1);
        assertThat(new WireReader(wholeOf65535()).count16(1)).isEqualTo(65535);
    }

    private static byte[] wholeOf65535() {
        byte[] data = new byte[2 + 65535];
        data[0] = -1;
        data[1] = -1;
        return data;
    }

    @Test
    void refusesCountsWhoseItemsDoNotFit() {
        assertThatThrownBy(() -> Literal.reader("0002 0000 00").count16(2))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a count of 2 does not fit into the 3 bytes that are left");
        assertThatThrownBy(() -> Literal.reader("FFFFFFFF").count32(1)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> Literal.reader("40000000 00000000").count32(4))
                .as("the product exceeds 32 bits")
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void knowsWhetherAllWasRead() {
        WireReader reader = Literal.reader("01");
        assertThatThrownBy(reader::requireExhausted)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("1 bytes are left over at the end");
        reader.int8();
        assertThatCode(reader::requireExhausted).doesNotThrowAnyException();
    }
}
