package io.pgadapt.types.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.protocol.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers are written as the JDK writes them. */
class DigitsTest {
    private final WireWriter out = new WireWriter(1);

    static LongStream numbers() {
        RandomGenerator random = RandomGenerator.getDefault();
        LongStream edges = LongStream.of(0, 1, 9, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, Long.MAX_VALUE);
        LongStream powers = LongStream.iterate(10, power -> power * 10)
                .limit(18)
                .flatMap(power -> LongStream.of(power - 1, power, power + 1));
        return LongStream.concat(
                LongStream.concat(edges, powers), random.longs(1000).map(bits -> bits >>> random.nextInt(1, 64)));
    }

    private String written() {
        return new String(out.array(), 0, out.size(), StandardCharsets.US_ASCII);
    }

    @Test
    void writesPositiveOnesAndNegativeOnes() {
        numbers().forEach(number -> {
            out.truncate(0);
            Digits.write(number, out);
            Digits.write(-number, out);
            assertThat(written()).isEqualTo(Long.toString(number) + -number);
        });
    }

    @Test
    void writesTheLeastOne() {
        Digits.write(Long.MIN_VALUE, out);
        assertThat(written()).isEqualTo("-9223372036854775808");
    }

    @ParameterizedTest
    @CsvSource({"0,1,0", "0,2,00", "7,2,07", "42,2,42", "123,2,123", "1999,4,1999", "33,6,000033", "123456,6,123456"})
    void writesZerosBeforeThem(long number, int width, String expected) {
        Digits.writePadded(number, width, out);
        assertThat(written()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readsWhatItWrites(long number) {
        Digits.write(number, out);
        assertThat(Digits.parse(out.array(), 0, out.size())).isEqualTo(number);
    }
}
