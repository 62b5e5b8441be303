package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCompleteTest {
    @ParameterizedTest
    @CsvSource({
        "INSERT 0 5, 5",
        "SELECT 0, 0",
        "UPDATE 12345678901, 12345678901",
        "COPY 999999999999999999, 999999999999999999",
        "COPY 9999999999999999999, -1",
        "CREATE TABLE, -1",
        "BEGIN, -1",
        "'', -1",
        "'SELECT ', -1",
        "42, -1",
        "X42, -1",
        "SELECT -1, -1",
        "SELECT ٣, -1"
    })
    void takesTheRowsFromTheLastWord(String tag, long rows) {
        assertThat(new CommandComplete(tag).rows()).isEqualTo(rows);
    }
}
