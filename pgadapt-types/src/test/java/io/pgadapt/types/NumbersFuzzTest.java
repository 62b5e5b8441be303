package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers. */
class NumbersFuzzTest {
    private static final Family FAMILY = Family.of(
            "int2", "int4", "int8", "oid", "float4", "float8", "numeric", "money", "xid", "cid", "xid8", "bool");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
