package io.pgadapt.tests.connect;

import static io.pgadapt.tests.connect.SecureServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Environment;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.sqlstate.InvalidPassword;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.tests.parity.Parity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private final SecureServer secure = SecureServer.instance();

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "trust_user,    disable, ",
        "password_user, disable, password",
        "md5_user,      disable, md5",
        "scram_user,    disable, SCRAM-SHA-256",
        "scram_user,    require, SCRAM-SHA-256-PLUS",
        "password_user, require, password",
    })
    void answersWhatTheServerAsksFor(String role, String sslMode, @Nullable String expected) {
        try (Client client = Client.open(settings(role, PASSWORD, "sslmode=" + sslMode))) {
            assertThat(client.startup().authentication()).isEqualTo(expected);
            assertThat(client.ask("SELECT current_user")).isEqualTo(role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_user", "md5_user", "scram_user"})
    @Parity("C2")
    void tellsThatAPasswordIsWrongWithoutShowingIt(String role) {
        OperationalError error = Client.failure(settings(role, "wr0ngWord", "sslmode=disable"));
        assertThat(error)
                .isInstanceOf(InvalidPassword.class)
                .hasMessageContaining("connection to server at \"localhost\"")
                .hasMessageContaining("password authentication failed for user \"" + role + "\"")
                .hasMessageContaining("28P01")
                .message()
                .doesNotContain("wr0ngWord");
        assertThat(error.safeToRetry()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_user", "md5_user", "scram_user"})
    @Parity("C76")
    void tellsThatAPasswordIsMissing(String role) {
        OperationalError error = Client.failure(settings(role, "", "sslmode=disable"));
        assertThat(error).hasMessageContaining("password").hasMessageContaining("none was given");
    }

    @Test
    void keepsTheServersWordsWhenItRejects() {
        OperationalError error = Client.failure(settings("reject_user", "", "sslmode=disable"));
        assertThat(error.sqlState()).isEqualTo("28000");
        assertThat(error.diagnostic().messagePrimary()).contains("pg_hba.conf rejects connection");
    }

    @Test
    void asksTheSupplierForEachConnection() {
        List<String> passwords = new ArrayList<>(List.of("wrong", PASSWORD));
        Connector connector = new Connector(
                settings("scram_user", "ignored", "sslmode=disable"),
                () -> passwords.remove(0),
                ConnectResources.create());
        assertThatThrownBy(() -> connector.connect(Client.limit())).isInstanceOf(InvalidPassword.class);
        try (var channel = connector.connect(Client.limit()).channel()) {
            assertThat(channel.transport().isOpen()).isTrue();
        }
        assertThat(passwords).isEmpty();
    }

    @Test
    void usesTheSettingsWhenTheSupplierHasNothing() {
        Connector connector = new Connector(
                settings("scram_user", PASSWORD, "sslmode=disable"), () -> null, ConnectResources.create());
        try (var channel = connector.connect(Client.limit()).channel()) {
            assertThat(channel.transport().isOpen()).isTrue();
        }
    }

    @Test
    void letsAFailureOfTheSupplierThroughAndClosesTheConnection() {
        IllegalStateException failure = new IllegalStateException("the vault is sealed");
        Connector connector = new Connector(
                settings("scram_user", "", "sslmode=disable"),
                () -> {
                    throw failure;
                },
                ConnectResources.create());
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> connector.connect(Client.limit())))
                .isSameAs(failure);
    }

    @Test
    void readsThePasswordFile() throws IOException {
        passfile("rw-------", "*:*:*:scram_user:" + PASSWORD.replace("\\", "\\\\"));
        try (Client client = Client.open(withHome("scram_user"))) {
            assertThat(client.ask("SELECT current_user")).isEqualTo("scram_user");
        }
    }

    @Test
    void saysThatAWrongPasswordIsFromTheFile() throws IOException {
        passfile("rw-------", "*:*:*:*:wr0ngWord");
        assertThat(Client.failure(withHome("scram_user")))
                .hasMessageContaining("password retrieved from file \"" + home.resolve(".pgpass") + "\"")
                .message()
                .doesNotContain("wr0ngWord");
    }

    @Test
    void saysThatThePasswordFileWasIgnored() throws IOException {
        passfile("rw-r--r--", "*:*:*:*:wr0ngWord");
        assertThat(Client.failure(withHome("scram_user")))
                .hasMessageContaining("none was given")
                .hasMessageContaining("group or world access");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trust_user    | none                       | true
                    trust_user    | !none                      | false
                    trust_user    | scram-sha-256              | false
                    password_user | password                   | true
                    password_user | !password                  | false
                    password_user | scram-sha-256,md5          | false
                    md5_user      | md5                        | true
                    md5_user      | !md5                       | false
                    scram_user    | scram-sha-256              | true
                    scram_user    | md5,scram-sha-256          | true
                    scram_user    | !scram-sha-256             | false
                    scram_user    | none                       | false
                    """)
    void permitsOnlyRequiredMethods(String role, String methods, boolean permitted) {
        ConnectionSettings settings = settings(role, PASSWORD, "sslmode=disable require_auth=" + methods);
        if (permitted) {
            Client.open(settings).close();
        } else {
            assertThat(Client.failure(settings)).hasMessageContaining("authentication method requirement");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scram_user,    require, require, true",
        "scram_user,    disable, require, false",
        "password_user, require, require, false",
        "md5_user,      require, require, false",
        "trust_user,    require, require, false",
        "scram_user,    require, disable, true",
    })
    void bindsToTheTlsSession(String role, String sslMode, String binding, boolean permitted) {
        ConnectionSettings settings = settings(role, PASSWORD, "sslmode=" + sslMode + " channel_binding=" + binding);
        if (permitted) {
            try (Client client = Client.open(settings)) {
                assertThat(client.startup().authentication())
                        .isEqualTo(binding.equals("require") ? "SCRAM-SHA-256-PLUS" : "SCRAM-SHA-256");
            }
        } else {
            assertThat(Client.failure(settings)).hasMessageContaining("channel binding");
        }
    }

    private ConnectionSettings settings(String role, String password, String more) {
        return Client.settings(secure.dsn(role) + "host=localhost " + more).toBuilder()
                .password(password)
                .build();
    }

    private ConnectionSettings withHome(String role) {
        return ConnectionSettings.builder(secure.dsn(role) + "host=localhost sslmode=disable")
                .environment(new Environment(Map.of(), home, "nobody", List.of(), false))
                .build();
    }

    private void passfile(String permissions, String line) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
