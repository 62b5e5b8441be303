package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Keyword;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.internal.connect.CancelFlow;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.CancelRequest;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.NegotiateProtocolVersion;
import io.pgadapt.protocol.message.NoticeResponse;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.message.SSLRequest;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real server does not do on request. */
class ScriptedConnectTest {
    private static final ErrorResponse REJECTED =
            new ErrorResponse(ErrorFields.of("FATAL", "28000", "no pg_hba.conf entry"));

    @Test
    void goesOnWithTheSameConnectionWhenTheServerHasNoTls() {
        try (ScriptedServer server = ScriptedServer.listen(
                        Script.accept().refuseTls().startup().expectGoodbye());
                Client client = Client.open(server.dsn() + " sslmode=prefer")) {
            assertThat(client.startup().tls()).isNull();
        }
    }

    @Test
    void doesNotTryPlainTwice() {
        Script refused = Script.accept()
                .refuseTls()
                .expect(StartupMessage.class)
                .send(REJECTED)
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(refused)) {
            OperationalError error = Client.failure(server.dsn() + " sslmode=prefer");
            assertThat(error).hasMessageContaining("no pg_hba.conf entry");
            assertThat(error.getSuppressed()).isEmpty();
        }
    }

    @Test
    void insistsOnTls() {
        try (ScriptedServer server =
                ScriptedServer.listen(Script.accept().refuseTls().expectEof())) {
            assertThat(Client.failure(server.dsn() + " sslmode=require"))
                    .hasMessageContaining("server does not support SSL, but SSL was required");
        }
    }

    @Test
    void doesNotReadAnErrorThatAnswersTheRequestForTls() {
        Script failing =
                Script.accept().expect(SSLRequest.INSTANCE).send(REJECTED).expectEof();
        try (ScriptedServer server = ScriptedServer.listen(failing)) {
            assertThat(Client.failure(server.dsn() + " sslmode=require"))
                    .hasMessageContaining("error response during SSL exchange")
                    .message()
                    .doesNotContain("pg_hba");
        }
    }

    @Test
    void triesPlainAfterAnErrorThatAnswersTheRequestForTls() {
        Script failing =
                Script.accept().expect(SSLRequest.INSTANCE).send(REJECTED).expectEof();
        try (ScriptedServer server =
                ScriptedServer.listen(failing, Script.session().expectGoodbye())) {
            Client.open(server.dsn() + " sslmode=prefer").close();
        }
    }

    @Test
    void triesTlsAfterAnErrorWithAllow() {
        Script first =
                Script.accept().expect(StartupMessage.class).send(REJECTED).expectEof();
        Script second = Script.accept().refuseTls().expectEof();
        try (ScriptedServer server = ScriptedServer.listen(first, second)) {
            OperationalError error = Client.failure(server.dsn() + " sslmode=allow");
            assertThat(error.getSuppressed()).hasSize(2);
            assertThat(error).hasMessageContaining("no pg_hba.conf entry").hasMessageContaining("does not support SSL");
        }
    }

    @Test
    void acceptsALowerProtocolVersion() {
        NegotiateProtocolVersion offer = new NegotiateProtocolVersion(ProtocolVersion.V3_0, List.of());
        Script script = Script.accept()
                .expect(
                        StartupMessage.class,
                        startup -> assertThat(startup.version()).isEqualTo(ProtocolVersion.V3_2))
                .send(offer)
                .welcome()
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Client client = Client.open(server.dsn() + " max_protocol_version=3.2")) {
            assertThat(client.startup().version()).isEqualTo(ProtocolVersion.V3_0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3 | 0 | ''      | min_protocol_version=3.2 | server only supports protocol version 3.0
                    3 | 3 | ''      | max_protocol_version=3.2 | offers protocol version 3.3 after 3.2
                    2 | 0 | ''      | max_protocol_version=3.2 | offers protocol version 2.0
                    3 | 0 | _pq_.x  | max_protocol_version=3.2 | _pq_.x
                    """)
    void refusesWhatItCannotSpeak(int major, int minor, String option, String more, String message) {
        NegotiateProtocolVersion offer = new NegotiateProtocolVersion(
                new ProtocolVersion(major, minor), option.isEmpty() ? List.of() : List.of(option));
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).send(offer).expectEof())) {
            assertThat(Client.failure(server.dsn() + " " + more)).hasMessageContaining(message);
        }
    }

    @Test
    void keepsNotices() {
        NoticeResponse notice = new NoticeResponse(ErrorFields.of("WARNING", "01000", "mind the gap"));
        Script script = Script.accept()
                .expect(StartupMessage.class)
                .send(AuthenticationOk.INSTANCE, notice, Script.READY)
                .expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(script);
                Client client = Client.open(server.dsn())) {
            assertThat(client.startup().notices()).containsExactly(notice);
            assertThat(client.startup().key()).isNull();
            assertThatThrownBy(() ->
                            new CancelFlow(Client.settings(server.dsn()), ConnectResources.create(), client.startup()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesAnErrorAfterAuthentication() {
        Script script = Script.accept()
                .expect(StartupMessage.class)
                .send(
                        AuthenticationOk.INSTANCE,
                        new ErrorResponse(ErrorFields.of("FATAL", "53300", "too many clients")))
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(script)) {
            assertThat(Client.failure(server.dsn()).sqlState()).isEqualTo("53300");
        }
    }

    @Test
    void refusesMessagesOutOfPlace() {
        Script script = Script.accept()
                .expect(StartupMessage.class)
                .send(AuthenticationOk.INSTANCE, new CommandComplete("SELECT 1"))
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(script)) {
            assertThat(Client.failure(server.dsn())).hasMessageContaining("CommandComplete");
        }
    }

    @Test
    void refusesWhatIsNoPostgres() {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).sendRaw(http).expectEof())) {
            assertThat(Client.failure(server.dsn())).hasMessageContaining("is this a PostgreSQL server?");
        }
    }

    @Test
    void saysThatTheServerWentAway() {
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).close())) {
            assertThat(Client.failure(server.dsn())).hasMessageContaining("closed the connection");
        }
    }

    @Test
    void limitsTheWholeStartOfASession() {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).await(done).expectEof())) {
            OperationalError error = Client.failure(server.dsn() + " connect_timeout=1");
            done.countDown();
            assertThat(error).hasMessageContaining("timeout expired").hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void limitsTheWaitForTls() {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(SSLRequest.INSTANCE).sendRaw((byte) 'S').await(done))) {
            OperationalError error = Client.failure(server.dsn() + " sslmode=require connect_timeout=1");
            done.countDown();
            assertThat(error).hasMessageContaining("timeout expired");
        }
    }

    @Test
    void obeysTheCallersLimit() {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.listen(
                Script.accept().expect(StartupMessage.class).await(done).expectEof())) {
            ConnectionSettings settings =
                    Client.settings(server.dsn()).with(Keyword.HOST, server.host() + "," + server.host());
            Connector connector = new Connector(settings, null, ConnectResources.create());
            assertThatThrownBy(() -> connector.connect(Deadline.after(Duration.ofMillis(200))))
                    .hasMessageContaining("timeout expired")
                    .satisfies(error -> assertThat(error.getSuppressed()).isEmpty());
            done.countDown();
        }
    }

    @Test
    void givesUpWhenInterrupted() {
        Thread client = Thread.currentThread();
        Script interrupting = Script.accept()
                .expect(StartupMessage.class)
                .step("interrupt the client", peer -> client.interrupt())
                .expectEof();
        try (ScriptedServer server = ScriptedServer.listen(interrupting)) {
            OperationalError error = Client.failure(server.dsn());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(error).hasCauseInstanceOf(InterruptedIOException.class).hasMessageContaining("interrupted");
        }
    }

    @Test
    void sendsACancelRequestAndWaitsForItsEnd() throws IOException {
        Script cancelled = Script.accept()
                .expect(new CancelRequest(Script.PROCESS_ID, Script.SECRET_KEY))
                .close();
        try (ScriptedServer server = ScriptedServer.listen(Script.session().expectGoodbye(), cancelled)) {
            ConnectionSettings settings = Client.settings(server.dsn());
            ConnectResources resources = ConnectResources.create();
            try (Client client = Client.open(settings, resources)) {
                new CancelFlow(settings, resources, client.startup()).cancel(Client.limit());
            }
        }
    }

    @Test
    void keepsTheKeyOfAnEncryptedSessionSecret() throws IOException {
        SSLContext context = Pki.authority("authority").issue("server").serverContext();
        Script cancelled = Script.accept()
                .acceptTls(context)
                .expect(new CancelRequest(Script.PROCESS_ID, Script.SECRET_KEY))
                .close();
        Script session = Script.accept().acceptTls(context).startup().expectGoodbye();
        try (ScriptedServer server = ScriptedServer.listen(session, cancelled)) {
            ConnectionSettings settings = Client.settings(server.dsn() + " sslmode=prefer");
            ConnectResources resources = ConnectResources.create();
            try (Client client = Client.open(settings, resources)) {
                new CancelFlow(settings, resources, client.startup()).cancel(Client.limit());
            }
        }
    }

    @Test
    void doesNotCancelInTheClearWhenTheServerHasLostItsTls() {
        SSLContext context = Pki.authority("authority").issue("server").serverContext();
        Script session = Script.accept().acceptTls(context).startup().expectGoodbye();
        Script downgraded = Script.accept().refuseTls().expectEof();
        try (ScriptedServer server = ScriptedServer.listen(session, downgraded)) {
            ConnectionSettings settings = Client.settings(server.dsn() + " sslmode=prefer");
            ConnectResources resources = ConnectResources.create();
            try (Client client = Client.open(settings, resources)) {
                CancelFlow flow = new CancelFlow(settings, resources, client.startup());
                assertThatThrownBy(() -> flow.cancel(Client.limit()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("does not support SSL any more");
            }
        }
    }

    @Test
    void limitsTheWaitForACancelRequest() {
        CountDownLatch done = new CountDownLatch(1);
        Script deaf = Script.accept().expect(CancelRequest.class).await(done);
        try (ScriptedServer server = ScriptedServer.listen(Script.session().expectGoodbye(), deaf)) {
            ConnectionSettings settings = Client.settings(server.dsn());
            ConnectResources resources = ConnectResources.create();
            try (Client client = Client.open(settings, resources)) {
                CancelFlow flow = new CancelFlow(settings, resources, client.startup());
                assertThatThrownBy(() -> flow.cancel(Deadline.after(Duration.ofMillis(200))))
                        .isInstanceOf(SocketTimeoutException.class);
            }
            done.countDown();
        }
    }
}
