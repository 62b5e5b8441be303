package io.pgadapt.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgServerTest {
    @Test
    void ownServerTakesSettingsRulesAndFiles() throws SQLException {
        try (PgServer server = PgServer.builder()
                .setting("work_mem", "7MB")
                .setting("application_name", "it's mine")
                .setting("ident_file", "map.conf")
                .file("map.conf", "m a b\n")
                .hba("host all guest 127.0.0.1/32 password")
                .start()) {
            server.execute("CREATE ROLE guest LOGIN PASSWORD 'right'", "GRANT ALL ON DATABASE postgres TO guest");
            assertThat(server.query("SHOW work_mem")).containsExactly(List.of("7MB"));
            assertThat(server.query("SELECT reset_val FROM pg_settings WHERE name = 'application_name'"))
                    .containsExactly(List.of("it's mine"));
            assertThat(server.query("SELECT map_name FROM pg_ident_file_mappings"))
                    .containsExactly(List.of("m"));
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            assertThatThrownBy(() -> DriverManager.getConnection(url, "guest", "wrong"))
                    .hasMessageContaining("password authentication failed");
            DriverManager.getConnection(url, "guest", "right").close();
            assertThat(server.log()).contains("password authentication failed for user \"guest\"");
        }
    }

    @Test
    void closeEndsTheServerAndRemovesItsData() {
        PgServer server = PgServer.builder().start();
        Path directory = server.socketDirectory();
        assertThat(directory).isDirectoryContaining("glob:**/.s.PGSQL." + server.port());
        server.close();
        assertThat(Files.exists(directory)).isFalse();
        assertThatThrownBy(() -> DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", ""))
                .hasMessageContaining("refused");
    }

    @Test
    void startFailureShowsTheServersLog() {
        assertThatThrownBy(() -> PgServer.builder().setting("work_mem", "much").start())
                .hasMessageContaining("invalid value for parameter \"work_mem\": \"much\"");
    }

    @Test
    void sharedServerIsOneAndTheSame() {
        assertThat(PgServer.shared()).isSameAs(PgServer.shared());
        assertThat(PgServer.shared().version()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void knowsWhichExtensionsAreThere() {
        assertThat(PgServer.shared().hasExtension("hstore")).isTrue();
        assertThat(PgServer.shared().hasExtension("no_such_extension")).isFalse();
    }
}
