package io.pgadapt.types.internal.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
    private static final int INFINITY = 0x7C00;
    private static final int SIGN = 0x8000;

    @Test
    void everyNumberComesBack() {
        for (int bits = 0; bits <= INFINITY; bits++) {
            assertThat(HalfFloat.ofFloat(HalfFloat.toFloat((short) bits))).isEqualTo((short) bits);
            int negative = bits | SIGN;
            assertThat(HalfFloat.ofFloat(HalfFloat.toFloat((short) negative))).isEqualTo((short) negative);
        }
    }

    @Test
    void numbersAscendWithTheirBits() {
        for (int bits = 1; bits <= INFINITY; bits++) {
            assertThat(HalfFloat.toFloat((short) bits)).isGreaterThan(HalfFloat.toFloat((short) (bits - 1)));
        }
    }

    @Test
    void whatLiesBetweenGoesToTheNearest() {
        for (int bits = 0; bits < INFINITY - 1; bits++) {
            float middle = (HalfFloat.toFloat((short) bits) + HalfFloat.toFloat((short) (bits + 1))) / 2;
            int even = bits + (bits & 1);
            assertThat(HalfFloat.ofFloat(middle)).isEqualTo((short) even);
            assertThat(HalfFloat.ofFloat(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(HalfFloat.ofFloat(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
        }
    }

    @Test
    void knowsItsLimits() {
        assertThat(HalfFloat.toFloat((short) 0x3C00)).isEqualTo(1f);
        assertThat(HalfFloat.toFloat((short) 0x7BFF)).isEqualTo(65_504f);
        assertThat(HalfFloat.toFloat((short) 1)).isEqualTo(0x1p-24f);
        assertThat(HalfFloat.toFloat((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(HalfFloat.toFloat((short) 0x7E00)).isNaN();
        assertThat(HalfFloat.ofFloat(Float.NaN)).isEqualTo((short) 0x7E00);
        assertThat(HalfFloat.ofFloat(Math.nextDown(HalfFloat.TOO_LARGE))).isEqualTo((short) 0x7BFF);
        assertThat(HalfFloat.ofFloat(HalfFloat.TOO_LARGE)).isEqualTo((short) INFINITY);
        assertThat(HalfFloat.ofFloat(1e-10f)).isZero();
    }
}
