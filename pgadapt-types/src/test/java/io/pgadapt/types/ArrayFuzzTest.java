package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays. */
class ArrayFuzzTest {
    private static final Family FAMILY =
            Family.of("_int4", "_text", "_box", "_numeric", "_bytea", "_bool", "int2vector", "oidvector", "_vcomp");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
