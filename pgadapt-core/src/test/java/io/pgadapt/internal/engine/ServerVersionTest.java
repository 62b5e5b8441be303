package io.pgadapt.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "18.1, 180001",
        "18, 180000",
        "19devel, 190000",
        "17beta2, 170000",
        "15.18 (Debian 15.18-0+deb12u1), 150018",
        "9.6.24, 90624",
        "9.6, 90600",
        "'', 0",
        "unknown, 0"
    })
    void readsWhatServersReport(String text, int version) {
        assertThat(ServerVersion.parse(text)).isEqualTo(version);
    }
}
