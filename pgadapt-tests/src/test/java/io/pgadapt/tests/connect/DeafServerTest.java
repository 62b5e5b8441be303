package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationMD5Password;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationSASL;
import io.pgadapt.protocol.message.AuthenticationSASLContinue;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.SASLInitialResponse;
import io.pgadapt.protocol.message.SASLResponse;
import io.pgadapt.protocol.message.SSLRequest;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.tests.script.Peer;
import io.pgadapt.tests.script.Script;
import io.pgadapt.tests.script.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that fall silent while a session begins, step by step. */
@Timeout(60)
class DeafServerTest {
    private static final Duration LIMIT = Duration.ofMillis(60);
    private static final SSLContext TLS =
            Pki.authority("authority").issue("server").serverContext();

    /** The last step before the silence. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Step {
        CONNECTED("", script -> script),
        STARTUP("", script -> script.expect(StartupMessage.class)),
        HALF_A_MESSAGE("", script -> script.expect(StartupMessage.class).sendRaw((byte) 'R', (byte) 0, (byte) 0)),
        PASSWORD(
                "password=secret",
                script -> script.expect(StartupMessage.class)
                        .send(new AuthenticationCleartextPassword())
                        .expect(PasswordMessage.class)),
        MD5(
                "password=secret",
                script -> script.expect(StartupMessage.class)
                        .send(new AuthenticationMD5Password(Bytes.of(new byte[4])))
                        .expect(PasswordMessage.class)),
        SCRAM_FIRST("password=secret", script -> scram(script).expect(SASLInitialResponse.class)),
        SCRAM_PROOF(
                "password=secret",
                script -> scram(script)
                        .step("answer with a nonce", DeafServerTest::challenge)
                        .expect(SASLResponse.class)),
        AUTHENTICATED("", script -> script.expect(StartupMessage.class).send(AuthenticationOk.INSTANCE)),
        PARAMETERS(
                "",
                script -> script.expect(StartupMessage.class)
                        .send(AuthenticationOk.INSTANCE, new ParameterStatus("TimeZone", "UTC"))),
        REQUIREMENT(
                "target_session_attrs=read-write",
                script -> script.expect(StartupMessage.class)
                        .send(AuthenticationOk.INSTANCE, Script.READY)
                        .expect(Query.class)),
        TLS_REQUEST("sslmode=require", script -> script.expect(SSLRequest.INSTANCE)),
        TLS_HANDSHAKE(
                "sslmode=require", script -> script.expect(SSLRequest.INSTANCE).sendRaw((byte) 'S')),
        TLS_HANDSHAKE_PREFERRED(
                "sslmode=prefer", script -> script.expect(SSLRequest.INSTANCE).sendRaw((byte) 'S')),
        TLS_DIRECT("sslmode=require sslnegotiation=direct", script -> script),
        TLS_STARTUP("sslmode=require", script -> script.acceptTls(TLS).expect(StartupMessage.class)),
        TLS_AUTHENTICATED(
                "sslmode=require",
                script -> script.acceptTls(TLS).expect(StartupMessage.class).send(AuthenticationOk.INSTANCE));

        private final String parameters;
        private final UnaryOperator<Script> script;

        Step(String parameters, UnaryOperator<Script> script) {
            this.parameters = parameters;
            this.script = script;
        }

        private static Script scram(Script script) {
            return script.expect(StartupMessage.class).send(new AuthenticationSASL(List.of("SCRAM-SHA-256")));
        }

        Script then(Silence silence) {
            return script.apply(Script.accept())
                    .step("fall silent", peer -> silence.begin())
                    .await(silence.end);
        }
    }

    /** Its clock stands still until it begins, so that all that comes before may take its time. */
    private static final class Silence {
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicLong start = new AtomicLong();

        void begin() {
            start.set(System.nanoTime());
        }

        private long elapsed() {
            return start.get() == 0 ? 0 : System.nanoTime() - start.get();
        }

        /** What comes of connecting with a time limit, by this clock. */
        PgException failure(String dsn) {
            PgException error = connecting(dsn, this::elapsed);
            end.countDown();
            return error;
        }
    }

    private static void challenge(Peer peer) throws IOException {
        SASLInitialResponse first = (SASLInitialResponse) peer.receive();
        String text = Objects.requireNonNull(first.initialResponse()).utf8();
        String nonce = text.substring(text.indexOf("r=") + 2);
        peer.send(new AuthenticationSASLContinue(Bytes.utf8("r=" + nonce + "more,s=c2FsdA==,i=4096")));
    }

    private static PgException connecting(String dsn, LongSupplier clock) {
        ConnectionSettings settings = Client.settings(dsn);
        Connector connector = new Connector(settings, null, ConnectResources.create());
        return Promptly.fails(LIMIT, LIMIT, () -> connector.connect(Deadline.after(LIMIT, clock)));
    }

    private static void assertTimedOut(PgException error) {
        assertThat(error)
                .isInstanceOf(OperationalError.class)
                .hasMessageContaining("timeout expired")
                .hasCauseInstanceOf(SocketTimeoutException.class);
        assertThat(error.sqlState()).isNull();
        assertThat(error.safeToRetry()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isNoticedInTime(Step step) {
        Silence silence = new Silence();
        try (ScriptedServer server = ScriptedServer.listen(step.then(silence))) {
            assertTimedOut(silence.failure(server.dsn() + " " + step.parameters));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "STARTUP", "SCRAM_PROOF", "PARAMETERS"})
    void isNoticedInTimeOverAUnixSocket(Step step) {
        Silence silence = new Silence();
        try (ScriptedServer server = ScriptedServer.listenOnUnixSocket(step.then(silence))) {
            assertTimedOut(silence.failure(server.dsn() + " " + step.parameters));
        }
    }

    @Test
    void isNoticedWhenNotEvenTheConnectionIsAnswered() throws IOException {
        List<SocketChannel> others = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            boolean dropped = fill(full, others);
            assumeTrue(dropped, "the system takes connections that nobody accepts");
            String dsn = "host=127.0.0.1 sslmode=disable user=app dbname=app port=" + full.getLocalPort();
            assertTimedOut(connecting(dsn, System::nanoTime));
        } finally {
            for (SocketChannel other : others) {
                other.close();
            }
        }
    }

    /** Connects until the queue of connections is full, so that the system drops further ones without a word. */
    private static boolean fill(ServerSocket server, List<SocketChannel> others) throws IOException {
        SocketAddress address = server.getLocalSocketAddress();
        for (int i = 0; i < 16; i++) {
            SocketChannel channel = SocketChannel.open();
            others.add(channel);
            channel.configureBlocking(false);
            if (!channel.connect(address) && !isConnectedSoon(channel)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnectedSoon(SocketChannel channel) throws IOException {
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < end) {
            if (channel.finishConnect()) {
                return true;
            }
        }
        return false;
    }
}
