package io.pgadapt.types;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses, bit strings, and what the server counts with. */
class NetworkFuzzTest {
    private static final Family FAMILY =
            Family.of("inet", "cidr", "macaddr", "macaddr8", "bit", "varbit", "pg_lsn", "tid", "pg_snapshot");

    static Stream<byte[]> seeds() {
        return FAMILY.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void valuesAreReadOrRefused(byte[] input) {
        FAMILY.run(input);
    }
}
