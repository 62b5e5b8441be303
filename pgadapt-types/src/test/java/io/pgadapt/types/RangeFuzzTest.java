package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranges and multiranges. */
class RangeFuzzTest {
    private static final Family FAMILY = Family.of(
            "int4range",
            "numrange",
            "tstzrange",
            "daterange",
            "vrange",
            "int4multirange",
            "nummultirange",
            "vmultirange",
            "_numrange");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
