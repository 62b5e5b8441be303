package io.pgadapt.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireWriterTest {
    private final WireWriter out = new WireWriter(1);

    @Test
    void writesNumbersInNetworkByteOrder() {
        out.int8(0x1FF).int16(-2).int32(0x01020304).int64(-3).float32(1.5f).float64(-2.5);
        assertThat(out.toArray())
                .isEqualTo(Literal.bytes("FF FFFE 01020304 FFFFFFFFFFFFFFFD 3FC00000 C004000000000000"));
    }

    @Test
    void writesTextAndBytes() {
        out.utf8("ab").utf8("é€😀").cstring("x").bytes(new byte[] {1}).bytes(new byte[] {2, 3, 4}, 1, 2);
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'abé€😀x' 00 01 03 04"));
    }

    @Test
    void writesTextThatTurnsOutNotToBeAsciiOnlyOnce() {
        out.utf8("abcdef\u00e9");
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'abcdef' C3A9"));
    }

    @Test
    void refusesANulInAString() {
        assertThatThrownBy(() -> out.cstring("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL character at index 1");
        assertThat(out.size()).isZero();
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertUnpaired("\uD83D", 0);
        assertUnpaired("a\uDE00", 1);
        assertUnpaired("\u00E9\uD83Db", 1);
        assertUnpaired("\uD83D\uDE00\uD83D\uD83D\uDE00", 2);
        assertUnpaired("\uDE00\uD83D", 0);
    }

    private void assertUnpaired(String text, int index) {
        assertThatThrownBy(() -> out.utf8(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half of a surrogate pair at index " + index + ",");
        assertThatThrownBy(() -> out.cstring(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void framesMessagesAndValues() {
        int message = out.beginMessage('D');
        out.int16(2);
        int value = out.beginValue();
        out.utf8("abc");
        out.endValue(value);
        out.nullValue();
        out.endMessage(message);
        int untagged = out.beginUntaggedMessage();
        out.endMessage(untagged);
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'D' 00000011 0002 00000003 'abc' FFFFFFFF 00000004"));
    }

    @Test
    void countsUpTo65535() {
        out.count16(0, "things").count16(65535, "things");
        assertThat(out.toArray()).isEqualTo(Literal.bytes("0000 FFFF"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MAX_VALUE})
    void refusesCountsThatTwoBytesDoNotHold(int count) {
        assertThatThrownBy(() -> out.count16(count, "things"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(count + " things, but the protocol allows at most 65535");
        assertThat(out.size()).isZero();
    }

    @Test
    void takesBackWhatWasWritten() {
        out.utf8("abcdef").truncate(2);
        out.utf8("x");
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'abx'"));
        assertThatThrownBy(() -> out.truncate(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replacesFourBytesInsideWhatWasWritten() {
        out.int64(0).setInt32(4, -1);
        assertThat(out.toArray()).isEqualTo(Literal.bytes("00000000 FFFFFFFF"));
        assertThatThrownBy(() -> out.setInt32(5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.setInt32(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void growsAndGivesUpALargeBuffer() {
        out.bytes(new byte[10_000]);
        assertThat(out.size()).isEqualTo(10_000);
        out.clear(100);
        assertThat(out.size()).isZero();
        assertThat(out.array()).hasSize(100);
    }

    @Test
    void keepsABufferThatIsNotTooLarge() {
        out.int64(0);
        byte[] kept = out.array();
        out.clear(100);
        assertThat(out.array()).isSameAs(kept);
    }

    @Test
    void refusesMoreThanTheServerTakes() {
        byte[] nothing = {};
        out.int8(1);
        // The limit counts before the bytes are looked at, so that the test needs none.
        assertThatThrownBy(() -> out.bytes(nothing, 0, WireWriter.MAX_SIZE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be sent");
        assertThatThrownBy(() -> out.bytes(nothing, 0, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be sent");
        assertThat(out.size()).isEqualTo(1);
    }
}
