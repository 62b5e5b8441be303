package io.pgadapt.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void areEqualByContent() {
        assertThat(Bytes.of((byte) 'a', (byte) 'b')).isEqualTo(Bytes.utf8("ab")).hasSameHashCodeAs(Bytes.utf8("ab"));
        assertThat(Bytes.utf8("ab")).isNotEqualTo(Bytes.utf8("ac")).isNotEqualTo("ab");
        assertThat(Bytes.empty()).isEqualTo(Bytes.of());
    }

    @Test
    void shareNoArray() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source);
        source[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void canBeAPartOfAnArray() {
        assertThat(Bytes.of(new byte[] {1, 2, 3, 4}, 1, 2)).isEqualTo(Bytes.of((byte) 2, (byte) 3));
        assertThatThrownBy(() -> Bytes.of(new byte[1], 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void areTextWhenTheyAreUtf8() {
        assertThat(Bytes.utf8("é").length()).isEqualTo(2);
        assertThat(Bytes.utf8("é").utf8()).isEqualTo("é");
    }

    @Test
    void printInHexadecimal() {
        assertThat(Bytes.of((byte) 0xCA, (byte) 0xFE)).hasToString("\\xcafe");
        assertThat(Bytes.empty()).hasToString("\\x");
    }

    @Test
    void areWrittenAsTheyAre() {
        WireWriter out = new WireWriter(0);
        Bytes.utf8("xyz").writeTo(out);
        assertThat(out.toArray()).isEqualTo(Literal.bytes("'xyz'"));
    }
}
