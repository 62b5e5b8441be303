package io.pgadapt.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BigEndianTest {
    @Test
    void readsAtAnyIndex() {
        byte[] data = Literal.bytes("00 F1F2F3F4F5F6F7F8");
        assertThat(BigEndian.getShort(data, 1)).isEqualTo((short) 0xF1F2);
        assertThat(BigEndian.getInt(data, 1)).isEqualTo(0xF1F2F3F4);
        assertThat(BigEndian.getLong(data, 1)).isEqualTo(0xF1F2F3F4F5F6F7F8L);
    }

    @Test
    void writesAtAnyIndex() {
        byte[] data = new byte[15];
        BigEndian.setShort(data, 1, 0x1_FFFE);
        BigEndian.setInt(data, 3, 0x01020304);
        BigEndian.setLong(data, 7, 0x05060708090A0B0CL);
        assertThat(data).isEqualTo(Literal.bytes("00 FFFE 01020304 05060708090A0B0C"));
    }

    @Test
    void refusesAnIndexOutsideOfTheArray() {
        assertThatThrownBy(() -> BigEndian.getInt(new byte[4], 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> BigEndian.setLong(new byte[8], -1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
