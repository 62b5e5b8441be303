package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Environment;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.internal.connect.CancelFlow;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Startup;
import io.pgadapt.protocol.message.BackendKeyData;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.CountingTransport;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.tests.server.RequiresServer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {
    private final PgServer server = PgServer.shared();

    @Test
    void opensASession() {
        try (Client client = Client.open(Client.settings(server, "application_name=me"))) {
            Startup session = client.startup();
            assertThat(session.parameters())
                    .containsEntry("client_encoding", "UTF8")
                    .containsEntry("application_name", "me")
                    .containsKey("server_version");
            assertThat(session.parameters().get("DateStyle")).startsWith("ISO");
            assertThat(session.transaction()).isEqualTo(TransactionStatus.IDLE);
            assertThat(session.version()).isEqualTo(ProtocolVersion.V3_0);
            assertThat(session.notices()).isEmpty();
            assertThat(client.ask("SELECT current_user")).isEqualTo(server.user());
        }
    }

    @Test
    void needsOneWriteWhenTheServerTrustsIt() {
        List<CountingTransport> transports = new ArrayList<>();
        ConnectResources resources = ConnectResources.create().withDecorator(transport -> {
            transports.add(new CountingTransport(transport));
            return transports.get(0);
        });
        assumeTrue(server.password() == null, "the server wants a password");
        try (Client client = Client.open(Client.settings(server, "sslmode=disable"), resources)) {
            assertThat(client.startup().authentication()).isNull();
            assertThat(transports.get(0).writes()).isEqualTo(1);
        }
    }

    @Test
    void connectsThroughASocket() {
        try (Client client = Client.open(socketSettings(""))) {
            assertThat(client.startup().endpoint().address()).isInstanceOf(UnixDomainSocketAddress.class);
            assertThat(client.ask("SELECT inet_server_addr() IS NULL")).isEqualTo("t");
        }
    }

    @Test
    void checksWhoRunsTheServerBehindASocket() {
        String owner = System.getProperty("user.name");
        Client.open(socketSettings("requirepeer=" + owner)).close();
        assertThat(Client.failure(socketSettings("requirepeer=mallory")))
                .hasMessageContaining(
                        "requirepeer specifies \"mallory\", but actual peer user name is \"" + owner + "\"");
    }

    @Test
    void findsALocalServersSocketWithoutAHost() {
        Path directory = socketDirectory();
        ConnectionSettings settings = ConnectionSettings.builder(
                        "user=" + server.user() + " dbname=postgres port=" + server.port())
                .environment(new Environment(Map.of(), Path.of("/nonexistent"), "nobody", List.of(directory), false))
                .build();
        try (Client client = Client.open(settings)) {
            assertThat(client.startup().endpoint().isUnixSocket()).isTrue();
        }
    }

    @Test
    void passesOnOptions() {
        try (Client client = Client.open(Client.settings(server, "options='-c geqo=off -c statement_timeout=5s'"))) {
            assertThat(client.ask("SHOW geqo")).isEqualTo("off");
            assertThat(client.ask("SHOW statement_timeout")).isEqualTo("5s");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    German      | ISO, DMY
                    SQL, DMY    | ISO, DMY
                    Postgres    | ISO, MDY
                    ymd         | ISO, YMD
                    """)
    @Parity("C1")
    void takesServerSettingsFromTheEnvironmentButKeepsDatesUnambiguous(String dateStyle, String expected) {
        Environment environment = new Environment(
                Map.of("PGDATESTYLE", dateStyle, "PGTZ", "Asia/Tokyo", "PGGEQO", "off"),
                Path.of("/nonexistent"),
                "nobody",
                List.of(),
                false);
        ConnectionSettings settings =
                Client.settings(server, "").toBuilder().environment(environment).build();
        try (Client client = Client.open(settings)) {
            assertThat(client.ask("SHOW datestyle")).isEqualTo(expected);
            assertThat(client.ask("SHOW timezone")).isEqualTo("Asia/Tokyo");
            assertThat(client.ask("SHOW geqo")).isEqualTo("off");
        }
    }

    @Test
    @RequiresServer(version = 18)
    void getsALongKeyWithTheNewProtocol() {
        try (Client client = Client.open(Client.settings(server, "max_protocol_version=latest"))) {
            BackendKeyData key = Objects.requireNonNull(client.startup().key());
            assertThat(client.startup().version()).isEqualTo(ProtocolVersion.V3_2);
            assertThat(key.secretKey().length()).isGreaterThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0A000", "database, 1"})
    void speaksReplication(String replication, String answer) {
        try (Client client = Client.open(Client.settings(server, "replication=" + replication))) {
            assertThat(client.ask("IDENTIFY_SYSTEM")).matches("\\d+");
            assertThat(client.ask("SELECT 1")).isEqualTo(answer);
        }
    }

    @Test
    void isAnOperationalErrorWhateverTheSqlstate() {
        OperationalError error = Client.failure(Client.settings(server, "").toBuilder()
                .database("no such database")
                .build());
        assertThat(error.sqlState()).isEqualTo("3D000");
        assertThat(error)
                .hasMessage("connection to server at \"" + server.host() + "\", port " + server.port()
                        + " failed: FATAL: database \"no such database\" does not exist (SQLSTATE 3D000)");
    }

    @Test
    void saysThatNobodyListens() {
        OperationalError error = Client.failure("host=127.0.0.1 port=1 user=x");
        assertThat(error).hasMessage("connection to server at \"127.0.0.1\", port 1 failed: Connection refused");
        assertThat(error.sqlState()).isNull();
        assertThat(error.safeToRetry()).isTrue();
        assertThat(Client.failure("host=/nonexistent port=1 user=x"))
                .hasMessageContaining("connection to server on socket \"/nonexistent/.s.PGSQL.1\" failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sslmode=require"})
    void cancelsWhatASessionRuns(String more) throws IOException {
        SecureServer secure = SecureServer.instance();
        ConnectionSettings settings = Client.settings(secure.dsn("trust_user") + "host=localhost " + more);
        ConnectResources resources = ConnectResources.create();
        try (Client client = Client.open(settings, resources)) {
            client.send("SELECT pg_sleep(60)");
            awaitSleep(secure.server(), client);
            new CancelFlow(settings, resources, client.startup()).cancel(Client.limit());
            assertThat(client.answer()).isEqualTo("57014");
            assertThat(client.ask("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void cancelsThroughASocketAndWithALongKey() throws IOException {
        ConnectionSettings settings = socketSettings("max_protocol_version=latest");
        ConnectResources resources = ConnectResources.create();
        try (Client client = Client.open(settings, resources)) {
            client.send("SELECT pg_sleep(60)");
            awaitSleep(server, client);
            new CancelFlow(settings, resources, client.startup()).cancel(Client.limit());
            assertThat(client.answer()).isEqualTo("57014");
        }
    }

    /** A cancel request that comes before the statement has begun is lost. */
    private static void awaitSleep(PgServer server, Client client) {
        BackendKeyData key = Objects.requireNonNull(client.startup().key());
        String sleeping = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = " + key.processId();
        Deadline limit = Client.limit();
        while (server.query(sleeping).isEmpty()) {
            assertThat(limit.isExpired()).as("the statement does not begin").isFalse();
        }
    }

    private ConnectionSettings socketSettings(String more) {
        return Client.settings("host=" + socketDirectory() + " port=" + server.port() + " user=" + server.user()
                + " dbname=postgres " + more);
    }

    private Path socketDirectory() {
        Path directory = server.socketDirectory();
        assumeTrue(directory != null, "the server's socket is not on this machine");
        return Objects.requireNonNull(directory);
    }
}
