package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Composite types and domains. */
class CompositeFuzzTest {
    private static final Family FAMILY = Family.of("vcomp", "vcomp2", "vcomp1", "vcomp0", "vdom", "vdomarr");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
