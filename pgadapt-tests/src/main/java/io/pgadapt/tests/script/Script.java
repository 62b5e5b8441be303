package io.pgadapt.tests.script;

import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.BackendKeyData;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.Message;
import io.pgadapt.protocol.message.ParameterStatus;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.SSLRequest;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * What a {@link ScriptedServer} does on one connection, step after step. A message other than the expected one ends the script
 * and the connection, and fails the test.
 *
 * <p>Built by one thread, then not changed any more.
 */
public final class Script {
    /** The process id of {@link #startup()}'s session. */
    public static final int PROCESS_ID = 4711;

    /** The secret key of {@link #startup()}'s session. */
    public static final Bytes SECRET_KEY = Bytes.of(new byte[] {1, 2, 3, 4});

    /** Ready for the next query, outside of any transaction. */
    public static final ReadyForQuery READY = new ReadyForQuery(TransactionStatus.IDLE);

    /** What a real server reports at the start, as far as a client depends on it. */
    private static final Map<String, String> PARAMETERS = parameters();

    private static final long PATIENCE_SECONDS = 30;

    private final List<Step> steps = new ArrayList<>();

    /** A step and how a failure names it. */
    record Step(String name, Action action) {}

    /** What a step does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Acts on the connection.
         *
         * @throws IOException when the connection fails
         * @throws AssertionError when the client does not do what it should
         */
        void on(Peer peer) throws IOException, InterruptedException;
    }

    private Script() {}

    /** A script that begins with the connection just accepted. */
    public static Script accept() {
        return new Script();
    }

    /** A script that begins with {@link #startup()}. */
    public static Script session() {
        return accept().startup();
    }

    /** Takes any startup message, lets the client in without asking, and is ready for queries. */
    public Script startup() {
        return expect(StartupMessage.class).welcome();
    }

    /** AuthenticationOk, the parameters a real server reports, the key for cancelling, ReadyForQuery: in one write. */
    public Script welcome() {
        List<BackendMessage> messages = new ArrayList<>();
        messages.add(AuthenticationOk.INSTANCE);
        PARAMETERS.forEach((name, value) -> messages.add(new ParameterStatus(name, value)));
        messages.add(new BackendKeyData(PROCESS_ID, SECRET_KEY));
        messages.add(READY);
        return send(messages.toArray(BackendMessage[]::new));
    }

    /** The next messages must equal these. */
    public Script expect(FrontendMessage... messages) {
        for (FrontendMessage message : messages) {
            step("expect " + message, peer -> {
                FrontendMessage got = peer.receive();
                if (!got.equals(message)) {
                    throw new AssertionError("got " + got);
                }
            });
        }
        return this;
    }

    /** The next message must be of this kind. */
    public Script expect(Class<? extends FrontendMessage> kind) {
        return expect(kind, message -> {});
    }

    /** The next message must be of this kind and pass the check, which throws an {@link AssertionError} when it does not. */
    public <M extends FrontendMessage> Script expect(Class<M> kind, Consumer<? super M> check) {
        return step("expect " + kind.getSimpleName(), peer -> {
            FrontendMessage got = peer.receive();
            if (!kind.isInstance(got)) {
                throw new AssertionError("got " + got);
            }
            check.accept(kind.cast(got));
        });
    }

    /** Sends messages in one write. */
    public Script send(BackendMessage... messages) {
        String names = Arrays.stream(messages).map(Message::messageName).collect(Collectors.joining(", "));
        return step("send " + names, peer -> peer.send(messages));
    }

    /** Sends bytes as they are: malformed messages, or half of one. */
    public Script sendRaw(byte... bytes) {
        return step("send " + bytes.length + " bytes", peer -> peer.sendRaw(bytes));
    }

    /** Takes an SSLRequest and refuses it. */
    public Script refuseTls() {
        return expect(SSLRequest.INSTANCE).sendRaw((byte) 'N');
    }

    /** Takes an SSLRequest, consents, and goes on under TLS. */
    public Script acceptTls(SSLContext context) {
        return expect(SSLRequest.INSTANCE).sendRaw((byte) 'S').startTls(context);
    }

    /** Goes on under TLS, at once. Over TCP only. */
    public Script startTls(SSLContext context) {
        return step("TLS handshake", peer -> peer.startTls(context));
    }

    /** The client must say good-bye and close its end. */
    public Script expectGoodbye() {
        return expect(Terminate.INSTANCE).expectEof();
    }

    /** The client must close its end without another byte. */
    public Script expectEof() {
        return step("expect the end of the stream", Peer::expectEof);
    }

    /** Closes the connection in an orderly way. */
    public Script close() {
        return step("close", Peer::close);
    }

    /** Resets the connection: the client's next read fails instead of meeting the end of the stream. Over TCP only. */
    public Script closeAbruptly() {
        return step("close abruptly", Peer::closeAbruptly);
    }

    /** Tells the test that the script has come to here. */
    public Script signal(CountDownLatch latch) {
        return step("signal", peer -> latch.countDown());
    }

    /** Goes on when the test says so. */
    public Script await(CountDownLatch latch) {
        return step("await the test's signal", peer -> {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no signal within " + PATIENCE_SECONDS + " s");
            }
        });
    }

    /** Any other step. */
    public Script step(String name, Action action) {
        steps.add(new Step(name, action));
        return this;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("in_hot_standby", "off");
        parameters.put("integer_datetimes", "on");
        parameters.put("TimeZone", "UTC");
        parameters.put("IntervalStyle", "iso_8601");
        parameters.put("is_superuser", "off");
        parameters.put("application_name", "");
        parameters.put("default_transaction_read_only", "off");
        parameters.put("scram_iterations", "4096");
        parameters.put("DateStyle", "ISO, YMD");
        parameters.put("standard_conforming_strings", "on");
        parameters.put("session_authorization", "app");
        parameters.put("client_encoding", "UTF8");
        parameters.put("server_version", "18.0");
        parameters.put("server_encoding", "UTF8");
        return parameters;
    }
}
