package io.pgadapt.types;

import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.types.internal.FloatText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
    @ParameterizedTest
    @CsvSource({
        "2e23,1.9999999999999998e+23",
        "1e23,9.999999999999999e+22",
        "9007199254740993,9.007199254740992e+15",
        "4.9e-324,5e-324",
        "1e15,1e+15",
        "123456789012345,123456789012345",
        "1234567890123456,1.234567890123456e+15",
        "1e14,100000000000000",
        "0.0001,0.0001",
        "0.00001,1e-05",
        "5.684341886080801486968994140625E-14,5.684341886080802e-14",
        "1.7976931348623157e308,1.7976931348623157e+308",
        "2.2250738585072014e-308,2.2250738585072014e-308",
        "-0.0,-0",
        "100,100",
        "-1.5,-1.5"
    })
    void doublesArePrintedAsTheServerDoes(double value, String printed) {
        assertThat(FloatText.of(value)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "999999,999999",
        "1000000,1e+06",
        "16777216,1.6777216e+07",
        "8.41e21,8.41e+21",
        "1.4e-45,1e-45",
        "3.4028235e38,3.4028235e+38",
        "0.1,0.1",
        "2e-44,2e-44"
    })
    void floatsArePrintedAsTheServerDoes(float value, String printed) {
        assertThat(FloatText.of(value)).isEqualTo(printed);
    }

    @Test
    void whatIsPrintedReadsAsTheSameNumber() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            float small = Float.intBitsToFloat(random.nextInt());
            assertThat(text("float8", FloatText.of(value), Double.class))
                    .as("seed %s", seed)
                    .isEqualTo((Object) value);
            assertThat(text("float4", FloatText.of(small), Float.class))
                    .as("seed %s", seed)
                    .isEqualTo((Object) small);
        }
    }
}
