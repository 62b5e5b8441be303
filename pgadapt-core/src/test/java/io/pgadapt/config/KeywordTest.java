package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.errors.ProgrammingError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordTest {
    @Test
    void knowsTheKeywordsOfLibpq18AndOneOfItsOwn() {
        assertThat(Keyword.values()).hasSize(50 + 1);
        assertThat(Keyword.values()).endsWith(Keyword.EXECUTION_MODE);
        assertThat(Arrays.stream(Keyword.values()).map(Keyword::text)).doesNotHaveDuplicates();
    }

    @Test
    void masksAllSecrets() {
        assertThat(Arrays.stream(Keyword.values()).filter(Keyword::isSecret).map(Keyword::text))
                .containsExactly(
                        "password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret");
    }

    @ParameterizedTest
    @CsvSource({
        "hostt, host",
        "usr, user",
        "ssl-mode, sslmode",
        "Password, password",
        "dbnam, dbname",
        "connecttimeout, connect_timeout"
    })
    void suggestsTheNearestKeyword(String name, String suggestion) {
        assertThatThrownBy(() -> Keyword.of(name))
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("invalid connection option \"" + name + "\"; did you mean \"" + suggestion + "\"?");
    }

    @Test
    void suggestsNothingFarFetched() {
        assertThatThrownBy(() -> Keyword.of("currentSchema")).hasMessage("invalid connection option \"currentSchema\"");
    }

    @Test
    void everyDefaultIsAcceptable() {
        for (Keyword keyword : Keyword.values()) {
            String value = keyword.defaultValue();
            if (value != null && !value.isEmpty()) {
                keyword.check(value, "");
            }
            assertThat(keyword.accepts()).isNotEmpty();
        }
    }

    @Test
    void findsWindowsFilesInApplicationData() {
        Environment windows =
                new Environment(Map.of("APPDATA", "/roaming"), Path.of("/home"), "osuser", List.of(), true);
        assertThat(windows.defaultPassfile()).isEqualTo(Path.of("/roaming/postgresql/pgpass.conf"));
        assertThat(windows.defaultServiceFile()).isEqualTo(Path.of("/roaming/postgresql/.pg_service.conf"));
        assertThat(windows.certificateDirectory()).isEqualTo(Path.of("/roaming/postgresql"));
        assertThat(windows.withoutVariables().variables()).isEmpty();
    }
}
