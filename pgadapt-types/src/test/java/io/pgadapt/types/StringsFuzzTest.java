package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Strings and bytes. */
class StringsFuzzTest {
    private static final Family FAMILY =
            Family.of("text", "varchar", "bpchar", "name", "char", "bytea", "xml", "uuid", "refcursor", "venum");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
