package io.pgadapt.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.BackendSamples;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.FrontendSamples;
import io.pgadapt.protocol.message.Message;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.Sample;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTraceTest {
    private final List<String> lines = new ArrayList<>();
    private final MessageTrace trace = new MessageTrace(lines::add);

    static Stream<Sample> backend() {
        return BackendSamples.all();
    }

    static Stream<Sample> frontend() {
        return Stream.concat(FrontendSamples.tagged(), FrontendSamples.untagged());
    }

    static Stream<FrontendSamples.Answer> answers() {
        return FrontendSamples.answers();
    }

    @ParameterizedTest
    @MethodSource("backend")
    void printsWhatTheServerSends(Sample sample) {
        received(sample.bytes());
        assertThat(lines).containsExactly(sample.line());
    }

    @ParameterizedTest
    @MethodSource("frontend")
    void printsWhatTheClientSends(Sample sample) {
        sent(sample.bytes());
        assertThat(lines).containsExactly(sample.line());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void printsAnAuthenticationResponseAsWhatWasAskedFor(FrontendSamples.Answer answer) {
        received(encoded(answer.request()));
        sent(answer.sample().bytes());
        assertThat(lines).hasSize(2).last().isEqualTo(answer.sample().line());
    }

    @Test
    void printsSeveralMessagesLineByLine() {
        sent(encoded(new Query("SELECT 1"), new Execute("", 0), Sync.INSTANCE));
        assertThat(lines).containsExactly("F\t13\tQuery\t \"SELECT 1\"", "F\t9\tExecute\t \"\" 0", "F\t4\tSync");
    }

    @Test
    void printsTheAnswerToARequestForEncryption() {
        trace.answered("SSLResponse", (byte) 'S');
        assertThat(lines).containsExactly("B\t1\tSSLResponse\t S");
    }

    @Test
    void startsWithTheTimeWhenAskedTo() {
        Clock clock = Clock.fixed(Instant.parse("2026-02-03T04:05:06.000789Z"), ZoneOffset.UTC);
        byte[] bytes = encoded(Sync.INSTANCE);
        MessageTrace.withTimestamps(lines::add, clock).sent(bytes, 0, bytes.length);
        assertThat(lines).containsExactly("2026-02-03 04:05:06.000789\tF\t4\tSync");
    }

    @Test
    void neverPrintsAPassword() {
        byte[] password = encoded(new PasswordMessage("hunter2"));
        sent(password);
        received(encoded(AuthenticationCleartextPassword.INSTANCE));
        sent(password);
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void printsWhatIsWrongWithAMalformedMessage() {
        received(Literal.bytes("'Z' 00000005 'X' 'n' 00000004"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("B\t5\tmalformed ReadyForQuery");
        assertThat(lines.get(1)).isEqualTo("B\t4\tNoData");
    }

    @Test
    void refusesPartOfAMessage() {
        for (String part : List.of("'Z' 00000005", "'Z' 0000", "'Z' 00000003", "'Z' 80000000")) {
            assertThatThrownBy(() -> received(Literal.bytes(part))).isInstanceOf(ProtocolException.class);
        }
    }

    private void sent(byte[] bytes) {
        trace.sent(bytes, 0, bytes.length);
    }

    private void received(byte[] bytes) {
        trace.received(bytes, 0, bytes.length);
    }

    private static byte[] encoded(Message... messages) {
        WireWriter out = new WireWriter(64);
        for (Message message : messages) {
            message.encode(out);
        }
        return out.toArray();
    }
}
