package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import io.pgadapt.tests.server.PgServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several hosts, several addresses, and which of the servers will do. Port 1 is one where nobody listens. */
class MultiHostTest {
    @Test
    void skipsHostsThatAreDown() {
        PgServer server = PgServer.shared();
        ConnectionSettings settings = Client.settings(server, "").toBuilder()
                .host("127.0.0.1,/nonexistent,no.such.host.invalid," + server.host())
                .set("port", "1,1,1," + server.port())
                .build();
        try (Client client = Client.open(settings)) {
            assertThat(client.startup().endpoint().host().port()).isEqualTo(server.port());
        }
    }

    @Test
    void listsEveryAttempt() {
        OperationalError error = Client.failure("host=127.0.0.1,/nonexistent,no.such.host.invalid port=1 user=x");
        assertThat(error.getSuppressed()).hasSize(3).allMatch(OperationalError.class::isInstance);
        assertThat(error)
                .hasMessageContaining("connection to server at \"127.0.0.1\", port 1 failed: Connection refused")
                .hasMessageContaining("socket \"/nonexistent/.s.PGSQL.1\" failed")
                .hasMessageContaining("could not translate host name \"no.such.host.invalid\" to address");
        assertThat(error.safeToRetry()).isTrue();
    }

    @Test
    void triesEveryAddressOfAName() {
        try (ScriptedServer server = ScriptedServer.listen(Script.session().expectGoodbye())) {
            ConnectResources resources = ConnectResources.create()
                    .withNames(name -> new InetAddress[] {address(name, 127, 0, 0, 2), address(name, 127, 0, 0, 1)});
            ConnectionSettings settings =
                    Client.settings("host=many.example port=" + server.port() + " user=app dbname=app sslmode=disable");
            try (Client client = Client.open(settings, resources)) {
                assertThat(client.startup().endpoint())
                        .hasToString("server at \"many.example\" (127.0.0.1), port " + server.port());
            }
        }
    }

    @Test
    void goesToTheNextHostWhenTheServerDoesNotAnswer() {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer deaf = ScriptedServer.listen(
                        Script.accept().expect(StartupMessage.class).await(done));
                ScriptedServer good = ScriptedServer.listen(Script.session().expectGoodbye())) {
            try (Client client = Client.open(both(deaf, good, "connect_timeout=1"))) {
                assertThat(client.startup().endpoint().host().port()).isEqualTo(good.port());
            }
            done.countDown();
        }
    }

    @Test
    void goesToTheNextHostWhenTheServerGoesAway() {
        try (ScriptedServer dying = ScriptedServer.listen(
                        Script.accept().expect(StartupMessage.class).close());
                ScriptedServer good = ScriptedServer.listen(Script.session().expectGoodbye())) {
            Client.open(both(dying, good, "")).close();
        }
    }

    @Test
    void goesToTheNextHostWhenTheServerTakesNoConnectionsNow() {
        ErrorResponse starting =
                new ErrorResponse(ErrorFields.of("FATAL", "57P03", "the database system is starting up"));
        try (ScriptedServer first = ScriptedServer.listen(Script.accept()
                        .expect(StartupMessage.class)
                        .send(starting)
                        .expectEof());
                ScriptedServer second = ScriptedServer.listen(Script.session().expectGoodbye())) {
            Client.open(both(first, second, "")).close();
        }
    }

    @Test
    void doesNotShowAWrongPasswordToTheNextHost() {
        ErrorResponse wrong = new ErrorResponse(ErrorFields.of("FATAL", "28P01", "password authentication failed"));
        Script refusing = Script.accept()
                .expect(StartupMessage.class)
                .send(AuthenticationCleartextPassword.INSTANCE)
                .expect(PasswordMessage.class)
                .send(wrong)
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(refusing)) {
            OperationalError error = Client.failure("host=127.0.0.1,127.0.0.1 port=" + server.port()
                    + ",1 user=app password=wr0ngWord sslmode=disable");
            assertThat(error.sqlState()).isEqualTo("28P01");
            assertThat(error.getSuppressed()).isEmpty();
        }
    }

    @Test
    void showsTheSqlstateOfTheServerThatAnswered() {
        ErrorResponse wrong = new ErrorResponse(ErrorFields.of("FATAL", "53300", "too many clients"));
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).send(wrong).expectEof())) {
            OperationalError error =
                    Client.failure("host=127.0.0.1,127.0.0.1 port=1," + server.port() + " user=app sslmode=disable");
            assertThat(error.sqlState()).isEqualTo("53300");
            assertThat(error).hasMessageContaining("Connection refused").hasMessageContaining("too many clients");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "any,            on,  on,  0",
        "read-write,     on,  off, 1",
        "read-write,     off, on,  1",
        "read-write,     off, off, 0",
        "read-only,      off, off, 1",
        "read-only,      on,  off, 0",
        "read-only,      off, on,  0",
        "primary,        off, on,  1",
        "primary,        on,  off, 0",
        "standby,        on,  off, 1",
        "standby,        off, on,  0",
        "prefer-standby, off, on,  0",
    })
    void takesTheServerThatIsAsAskedFor(String attributes, String readOnly, String standby, int expected) {
        Script[] fitting = expected == 0 ? new Script[0] : new Script[] {fitting(attributes)};
        try (ScriptedServer first = ScriptedServer.listen(reporting(readOnly, standby));
                ScriptedServer second = ScriptedServer.listen(fitting);
                Client client = Client.open(both(first, second, "target_session_attrs=" + attributes))) {
            int port = client.startup().endpoint().host().port();
            assertThat(port).isEqualTo(expected == 0 ? first.port() : second.port());
        }
    }

    private static Script fitting(String attributes) {
        return switch (attributes) {
            case "read-only" -> reporting("on", "off");
            case "standby" -> reporting("off", "on");
            default -> reporting("off", "off");
        };
    }

    @Test
    void asksServersThatDoNotReport() {
        Script old = Script.accept()
                .expect(StartupMessage.class)
                .send(AuthenticationOk.INSTANCE, new ParameterStatus("server_version", "13.5"), Script.READY);
        Script readOnly = old.expect(new Query("SHOW transaction_read_only"))
                .send(row("on"), new CommandComplete("SHOW"), Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(readOnly)) {
            assertThat(Client.failure(server.dsn() + " target_session_attrs=read-write"))
                    .hasMessageContaining("session is read-only");
        }
    }

    @Test
    void asksOldServersWhetherTheyAreStandbys() {
        Script old = Script.accept()
                .expect(StartupMessage.class)
                .send(AuthenticationOk.INSTANCE, new ParameterStatus("server_version", "13.5"), Script.READY)
                .expect(new Query("SELECT pg_catalog.pg_is_in_recovery()"))
                .send(row("t"), new CommandComplete("SELECT 1"), Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(old)) {
            Client.open(server.dsn() + " target_session_attrs=standby").close();
        }
    }

    @Test
    void asksARealServerWhatItsDatabaseAllows() {
        PgServer server = PgServer.shared();
        String option = "options='-c default_transaction_read_only=on' target_session_attrs=";
        Client.open(Client.settings(server, option + "read-only")).close();
        assertThat(Client.failure(Client.settings(server, option + "read-write")))
                .hasMessageContaining("session is read-only");
        assertThat(Client.failure(Client.settings(server, "target_session_attrs=standby")))
                .hasMessageContaining("server is not in hot standby mode");
    }

    @Test
    void takesAnyServerInTheSecondRoundWhenItPrefersAStandby() {
        Script primary = Script.session().expectGoodbye();
        try (ScriptedServer server =
                ScriptedServer.listen(primary, Script.session().expectGoodbye())) {
            Client.open(server.dsn() + " target_session_attrs=prefer-standby").close();
        }
    }

    @Test
    void keepsTheOrderOfHosts() {
        assertThat(orders("host=127.0.0.1,127.0.0.1 port=1,2 user=x", ConnectResources.create()))
                .hasSize(1);
    }

    @Test
    void shufflesHosts() {
        String dsn = "host=127.0.0.1,127.0.0.1 port=1,2 user=x load_balance_hosts=random";
        assertThat(orders(dsn, ConnectResources.create())).hasSize(2);
    }

    @Test
    void shufflesTheAddressesOfAHost() {
        ConnectResources resources = ConnectResources.create()
                .withNames(name -> new InetAddress[] {address(name, 127, 0, 0, 2), address(name, 127, 0, 0, 1)});
        String dsn = "host=many.example port=1 user=x";
        assertThat(orders(dsn, resources)).hasSize(1);
        assertThat(orders(dsn + " load_balance_hosts=random", resources)).hasSize(2);
    }

    /** Connects often to where nobody listens, and collects the orders in which that was tried. */
    private static Set<String> orders(String dsn, ConnectResources resources) {
        Connector connector = new Connector(Client.settings(dsn), null, resources);
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            orders.add(catchThrowable(() -> connector.connect(Client.limit())).getMessage());
        }
        return orders;
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.com", "face"})
    void refusesANameAsAddress(String hostaddr) {
        assertThat(Client.failure("hostaddr=" + hostaddr + " user=x"))
                .hasMessageContaining("could not parse network address \"" + hostaddr + "\"");
    }

    private static Script reporting(String readOnly, String standby) {
        return Script.accept()
                .expect(StartupMessage.class)
                .send(reports(readOnly, standby))
                .expectGoodbye();
    }

    private static BackendMessage[] reports(String readOnly, String standby) {
        return new BackendMessage[] {
            AuthenticationOk.INSTANCE,
            new ParameterStatus("default_transaction_read_only", readOnly),
            new ParameterStatus("in_hot_standby", standby),
            Script.READY
        };
    }

    private static DataRow row(String value) {
        return new DataRow(List.of(Bytes.utf8(value)));
    }

    private static ConnectionSettings both(ScriptedServer first, ScriptedServer second, String more) {
        return Client.settings("host=127.0.0.1,127.0.0.1 port=" + first.port() + "," + second.port()
                + " user=app dbname=app sslmode=disable " + more);
    }

    private static InetAddress address(String name, int... parts) throws UnknownHostException {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) parts[i];
        }
        return InetAddress.getByAddress(name, bytes);
    }
}
