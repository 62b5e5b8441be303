package io.pgadapt.tests.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.StartupMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scripted server is tested against another driver, which knows how real servers behave. */
@Timeout(30)
class ScriptedServerTest {
    @Test
    void playsAWholeSession() throws SQLException {
        Script script = Script.accept()
                .expect(
                        StartupMessage.class,
                        startup -> assertThat(startup.parameters()).containsEntry("user", "app"))
                .send(new AuthenticationCleartextPassword())
                .expect(PasswordMessage.class)
                .welcome()
                .expect(new Query("SELECT"))
                .send(new CommandComplete("SELECT 0"), Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script)) {
            talk(server, "SELECT");
        }
    }

    @Test
    void reportsAMessageThatIsNotTheExpectedOne() {
        Script script = Script.session().expect(new Query("SELECT 1"));
        ScriptedServer server = ScriptedServer.listen(script);
        assertThatThrownBy(() -> talk(server, "SELECT 2")).isInstanceOf(SQLException.class);
        assertThatThrownBy(server::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "script 1 of 1, step 3 (expect Query[query=SELECT 1]): got Query[query=SELECT 2]");
    }

    @Test
    void reportsAClientThatGoesAwayTooEarly() throws IOException {
        ScriptedServer server = ScriptedServer.listen(Script.session());
        connect(server).close();
        assertThatThrownBy(server::close)
                .hasMessageContaining("step 1 (expect StartupMessage): the client closed the connection");
    }

    @Test
    void reportsBytesWhereTheEndShouldBe() throws IOException {
        ScriptedServer server = ScriptedServer.listen(Script.accept().expectEof());
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isNegative();
        }
        assertThatThrownBy(server::close).hasMessageContaining("got a byte, 7");
    }

    @Test
    void givesEachConnectionItsScript() throws IOException {
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().sendRaw((byte) 1).expectEof(),
                Script.accept().sendRaw((byte) 2).expectEof())) {
            try (Socket first = connect(server);
                    Socket second = connect(server)) {
                assertThat(first.getInputStream().read()).isEqualTo(1);
                assertThat(second.getInputStream().read()).isEqualTo(2);
            }
        }
    }

    @Test
    void waitsForTheTestWhereTheScriptSaysSo() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.listen(
                        Script.accept().signal(reached).await(goOn).sendRaw((byte) 1));
                Socket socket = connect(server)) {
            reached.await();
            assertThat(socket.getInputStream().available()).isZero();
            goOn.countDown();
            assertThat(socket.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void resetsTheConnectionWhenToldToCloseAbruptly() throws IOException {
        try (ScriptedServer server = ScriptedServer.listen(Script.accept().closeAbruptly());
                Socket socket = connect(server)) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void listensOnAUnixSocketAndRemovesItAfterwards() throws IOException {
        Path directory;
        try (ScriptedServer server = ScriptedServer.listenOnUnixSocket(
                Script.accept().sendRaw((byte) 5).expectEof())) {
            directory = Path.of(server.host());
            assertThat(directory).isDirectoryContaining("glob:**/.s.PGSQL.5432");
            try (SocketChannel channel = SocketChannel.open(server.address())) {
                ByteBuffer buffer = ByteBuffer.allocate(1);
                assertThat(channel.read(buffer)).isEqualTo(1);
                assertThat(buffer.get(0)).isEqualTo((byte) 5);
            }
        }
        assertThat(Files.exists(directory)).isFalse();
    }

    private static void talk(ScriptedServer server, String sql) throws SQLException {
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port()
                + "/app?sslmode=disable&gssEncMode=disable&preferQueryMode=simple&assumeMinServerVersion=9.4";
        try (Connection connection = DriverManager.getConnection(url, "app", "secret");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Socket connect(ScriptedServer server) throws IOException {
        return new Socket(server.host(), server.port());
    }
}
