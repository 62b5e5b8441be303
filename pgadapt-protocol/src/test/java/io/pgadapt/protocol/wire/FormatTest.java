package io.pgadapt.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @Test
    void hasTheCodesOfTheProtocol() {
        assertThat(Format.TEXT.code()).isZero();
        assertThat(Format.BINARY.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsCode(Format format) {
        assertThat(Format.ofCode(format.code())).isSameAs(format);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 256})
    void refusesOtherCodes(int code) {
        assertThatThrownBy(() -> Format.ofCode(code))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("unknown format code " + code + "; 0 (text) and 1 (binary) exist");
    }
}
