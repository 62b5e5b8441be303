package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.errors.ProgrammingError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFileTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void useAnEmptySystemDirectory() {
        variables.put("PGSYSCONFDIR", home.resolve("system").toString());
    }

    @Test
    void readsASection() throws IOException {
        userFile(
                "# comment",
                "[other]",
                "host=wrong",
                "",
                "[mine]",
                "  host=h1  ",
                "#port=1",
                "dbname=a b=c",
                "[after]",
                "user=x");
        ConnectionSettings settings = settings("service=mine");
        assertThat(settings.hosts()).containsExactly(new HostSpec("h1", null, 5432));
        assertThat(settings.database()).isEqualTo("a b=c");
        assertThat(settings.user()).isEqualTo("osuser");
    }

    @Test
    void keepsTheFirstSettingOfAKeyword() throws IOException {
        userFile("[s]", "host=a", "host=b");
        assertThat(settings("service=s").hosts().get(0).host()).isEqualTo("a");
    }

    @Test
    void isNamedByAVariable() throws IOException {
        userFile("[s]", "host=a");
        variables.put("PGSERVICE", "s");
        assertThat(settings("").hosts().get(0).host()).isEqualTo("a");
        assertThat(settings("service=''").hosts().get(0).host()).isEqualTo("localhost");
    }

    @Test
    void readsTheFileThatAVariableNames() throws IOException {
        userFile("[s]", "host=wrong");
        Path file = Files.writeString(home.resolve("named"), "[s]\nhost=right\n");
        variables.put("PGSERVICEFILE", file.toString());
        assertThat(settings("service=s").hosts().get(0).host()).isEqualTo("right");
    }

    @Test
    void fallsBackToTheSystemsFile() throws IOException {
        Path directory = Files.createDirectory(home.resolve("system"));
        Files.writeString(directory.resolve("pg_service.conf"), "[s]\nhost=system\n");
        userFile("[other]", "host=user");
        assertThat(settings("service=s").hosts().get(0).host()).isEqualTo("system");
    }

    @Test
    void prefersTheUsersFile() throws IOException {
        Path directory = Files.createDirectory(home.resolve("system"));
        Files.writeString(directory.resolve("pg_service.conf"), "[s]\nhost=system\n");
        userFile("[s]", "host=user");
        assertThat(settings("service=s").hosts().get(0).host()).isEqualTo("user");
    }

    @Test
    void refusesANamedFileThatIsMissing() {
        variables.put("PGSERVICEFILE", home.resolve("missing").toString());
        assertThatThrownBy(() -> settings("service=s")).hasMessageMatching("service file \".*missing\" not found");
    }

    @Test
    void refusesAnUnknownService() throws IOException {
        userFile("[s]");
        assertThatThrownBy(() -> settings("service=t"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("definition of service \"t\" not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    host                | missing "="
                    hots=a              | did you mean "host"?
                    host =a             | invalid connection option "host "
                    service=other       | nested "service"
                    ldap://server/x     | LDAP
                    sslmode=on          | sslmode value "on"
                    """)
    void saysWhereABadLineIs(String line, String message) throws IOException {
        userFile("[s]", "user=u", line);
        assertThatThrownBy(() -> settings("service=s"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining(message)
                .hasMessageContaining(".pg_service.conf\", line 3");
    }

    @Test
    void ignoresBadLinesOfOtherSections() throws IOException {
        userFile("[other]", "nonsense", "[s]", "host=a");
        assertThat(settings("service=s").hosts().get(0).host()).isEqualTo("a");
    }

    private void userFile(String... lines) throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), String.join("\n", lines));
    }

    private ConnectionSettings settings(String dsn) {
        return ConnectionSettings.builder(dsn)
                .environment(Surroundings.in(home, variables))
                .build();
    }
}
