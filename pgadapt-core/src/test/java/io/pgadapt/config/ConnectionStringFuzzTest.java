package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.pgadapt.errors.ProgrammingError;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Connection strings: whatever they are, they are read or refused, and no error repeats a password. */
class ConnectionStringFuzzTest {
    private static final String SECRET = "s3cr3t";

    static Stream<byte[]> strings() {
        return Stream.of(
                        "postgresql://app:s3cr3t@[::1]:5432,other:5433/db?sslmode=require&options=-c%20a%3Db",
                        "postgres://%2Ftmp/db?host=/run&application_name=%C3%A9",
                        "host=localhost port=5432 dbname='my db' password='s3cr3t' user=a\\'b",
                        "postgresql://",
                        "postgresql://app:s3cr3t@",
                        "host='",
                        "=",
                        "port=99999",
                        "%",
                        "postgresql:///%zz")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("strings")
    @FuzzTest(maxDuration = "2m")
    void stringsAreReadOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(new ConnectionStringReader(text).read()).isNotNull();
        } catch (ProgrammingError e) {
            assertThat(e.getMessage()).isNotBlank();
            if (text.contains("password='" + SECRET)) {
                assertThat(e.getMessage()).doesNotContain(SECRET);
            }
        }
    }
}
