package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProtocolVersionTest {
    @Test
    void isBothNumbersInOneCode() {
        assertThat(ProtocolVersion.V3_2.code()).isEqualTo(0x0003_0002);
        assertThat(ProtocolVersion.ofCode(-1)).isEqualTo(new ProtocolVersion(65535, 65535));
        assertThat(ProtocolVersion.ofCode(-1).code()).isEqualTo(-1);
    }

    @Test
    void isOrderedByMajorThenMinor() {
        assertThat(ProtocolVersion.V3_0).isLessThan(ProtocolVersion.V3_2);
        assertThat(ProtocolVersion.V3_2).isLessThan(ProtocolVersion.ofCode(-1));
    }

    @Test
    void refusesNumbersOfMoreThan16Bits() {
        assertThatThrownBy(() -> new ProtocolVersion(3, 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProtocolVersion(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
