package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.tls.Der.DerException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 16_777_216})
    void readsWhatItWrites(int length) throws DerException {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);
        Der reader = new Der(Der.encode(Der.OCTET_STRING, content));
        assertThat(reader.enter(Der.OCTET_STRING).rest()).isEqualTo(content);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void writesTheShortestLength() {
        assertThat(Der.encode(Der.NULL)).containsExactly(5, 0);
        assertThat(Der.encode(Der.OCTET_STRING, new byte[127]))
                .startsWith(4, 127)
                .hasSize(129);
        assertThat(Der.encode(Der.OCTET_STRING, new byte[128]))
                .startsWith(4, 0x81, 128)
                .hasSize(131);
        assertThat(Der.encode(Der.OCTET_STRING, new byte[256]))
                .startsWith(4, 0x82, 1, 0)
                .hasSize(260);
    }

    @Test
    void walksElementsOneAfterTheOther() throws DerException {
        Der reader = new Der(new byte[] {0x30, 5, 2, 1, 9, 5, 0});
        Der fields = reader.enter(Der.SEQUENCE);
        assertThat(fields.enter(Der.INTEGER).rest()).containsExactly(9);
        assertThat(fields.peekTag()).isEqualTo(Der.NULL);
        assertThat(fields.next().hasNext()).isFalse();
        assertThat(fields.peekTag()).isEqualTo(-1);
    }

    @Test
    void refusesAnotherTag() {
        assertThatThrownBy(() -> new Der(new byte[] {2, 1, 0}).enter(Der.SEQUENCE))
                .isInstanceOf(DerException.class)
                .hasMessageContaining("expected tag 48, found 2");
    }

    @Test
    void refusesTruncatedAndOversizedElements() {
        byte[][] inputs = {
            {},
            {2},
            {2, 1},
            {2, 2, 0},
            {2, (byte) 0x81},
            {2, (byte) 0x82, 1},
            {2, (byte) 0x80},
            {2, (byte) 0x85, 0, 0, 0, 0, 1},
            {2, (byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            {2, (byte) 0x84, (byte) 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}
        };
        for (byte[] input : inputs) {
            assertThatThrownBy(() -> new Der(input).enter(Der.INTEGER)).isInstanceOf(DerException.class);
        }
    }
}
