package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrontendMessageTest {
    static Stream<Sample> tagged() {
        return FrontendSamples.tagged();
    }

    static Stream<Sample> untagged() {
        return FrontendSamples.untagged();
    }

    static Stream<FrontendSamples.Answer> answers() {
        return FrontendSamples.answers();
    }

    static Stream<Sample> every() {
        return Stream.of(tagged(), untagged(), answers().map(FrontendSamples.Answer::sample))
                .flatMap(samples -> samples);
    }

    @ParameterizedTest
    @MethodSource("tagged")
    void isReadFromItsBytes(Sample sample) {
        assertThat(MessageDecoder.frontend(sample.tag(), new WireReader(sample.body())))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("untagged")
    void isReadFromItsBytesWithoutATypeByte(Sample sample) {
        assertThat(MessageDecoder.startup(new WireReader(sample.untaggedBody())))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isReadAsTheAnswerToARequest(FrontendSamples.Answer answer) {
        WireReader body = new WireReader(answer.sample().body());
        assertThat(MessageDecoder.response(answer.request(), body))
                .isEqualTo(answer.sample().message());
    }

    @ParameterizedTest
    @MethodSource("every")
    void isWrittenToItsBytes(Sample sample) {
        assertThat(sample.encoded()).isEqualTo(sample.bytes());
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(every().map(Sample::message).map(Object::getClass))
                .containsAll(BackendMessageTest.leaves(FrontendMessage.class).toList());
    }

    @ParameterizedTest
    @MethodSource("tagged")
    void refusesEveryTruncatedBody(Sample sample) {
        byte[] body = sample.body();
        for (int length = 0; length < body.length && !sample.isOpenEnded(); length++) {
            WireReader truncated = Sample.prefix(body, length);
            assertThatThrownBy(() -> MessageDecoder.frontend(sample.tag(), truncated))
                    .as("%d of %d bytes", length, body.length)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(sample.message().messageName());
        }
    }

    @ParameterizedTest
    @MethodSource("untagged")
    void refusesEveryTruncatedBodyWithoutATypeByte(Sample sample) {
        byte[] body = sample.untaggedBody();
        int shortest = sample.isOpenEnded() ? 12 : body.length;
        for (int length = 0; length < shortest; length++) {
            WireReader truncated = Sample.prefix(body, length);
            assertThatThrownBy(() -> MessageDecoder.startup(truncated))
                    .as("%d of %d bytes", length, body.length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void refusesEveryTruncatedAnswer(FrontendSamples.Answer answer) {
        byte[] body = answer.sample().body();
        for (int length = 0; length < body.length && !answer.sample().isOpenEnded(); length++) {
            WireReader truncated = Sample.prefix(body, length);
            assertThatThrownBy(() -> MessageDecoder.response(answer.request(), truncated))
                    .as("%d of %d bytes", length, body.length)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(
                            "malformed answer to " + answer.request().messageName());
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            B, 00 00 0001 0002 0000 0000,    malformed Bind: unknown format code 2
            B, 00 00 0000 0001 FFFFFFFE 0000, malformed Bind: negative length -2
            B, 00 00 0000 FFFF 0000,         malformed Bind: a count of 65535 does not fit
            B, 00 00 0000 0000 0001 0009,    malformed Bind: unknown format code 9
            B, 00 00 0000 0000 0000 00,      malformed Bind: 1 bytes are left over
            C, 'X' 00,                       malformed Close: unknown target 88
            D, 's' 00,                       malformed Describe: unknown target 115
            E, 00 000000,                    malformed Execute: 4 bytes are needed
            F, 00000001 0000 0000 0002,      malformed FunctionCall: unknown format code 2
            P, 00 00 0002 00000017,          malformed Parse: a count of 2 does not fit
            Q, 'SELECT 1',                   malformed Query: a string lacks
            Q, 'a' 00 'b' 00,                malformed Query: 2 bytes are left over
            S, 00,                           malformed Sync: 1 bytes are left over
            X, 00,                           malformed Terminate: 1 bytes are left over
            H, 00,                           malformed Flush: 1 bytes are left over
            c, 00,                           malformed CopyDone: 1 bytes are left over
            f, 'x',                          malformed CopyFail: a string lacks
            p, 'x' 00,                       no authentication request is open
            Z, 'I',                          "unknown message type from the client: Z"
            """)
    void refusesWhatNoClientMaySend(char tag, String body, String complaint) {
        assertThatThrownBy(() -> MessageDecoder.frontend((byte) tag, Literal.reader(body)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            00020000,                                     unknown startup packet of protocol version 2.0
            04D2162D,                                     unknown startup packet of protocol version 1234.5677
            04D2162F 00,                                  malformed SSLRequest: 1 bytes are left over
            04D21630 00,                                  malformed GSSENCRequest: 1 bytes are left over
            04D2162E 00000001 010203,                     malformed CancelRequest: a secret key of 3 bytes
            00030000 'user' 00 'x' 00,                    malformed StartupMessage: a string lacks
            00030000 'user' 00 00,                        malformed StartupMessage: a string lacks
            00030000 00 00,                               malformed StartupMessage: 1 bytes are left over
            """)
    void refusesWhatNoConnectionMayStartWith(String body, String complaint) {
        assertThatThrownBy(() -> MessageDecoder.startup(Literal.reader(body)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesACancelKeyOf257Bytes() {
        WireReader body = Literal.reader("04D2162E 00000001" + " 00".repeat(257));
        assertThatThrownBy(() -> MessageDecoder.startup(body))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("a secret key of 257 bytes; 4 to 256 are allowed");
    }

    @Test
    void refusesAnAnswerToARequestThatHasNone() {
        for (AuthenticationRequest request : List.of(AuthenticationOk.INSTANCE, AuthenticationKerberosV5.INSTANCE)) {
            assertThatThrownBy(() -> MessageDecoder.response(request, Literal.reader("'x' 00")))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("nothing is to be sent in answer to " + request.messageName());
        }
    }

    @Test
    void keepsStartupParametersInTheirOrder() {
        WireReader body = Literal.reader("00030000 'z' 00 '1' 00 'a' 00 '2' 00 'm' 00 '3' 00 00");
        StartupMessage message = (StartupMessage) MessageDecoder.startup(body);
        assertThat(message.parameters().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void cannotWriteAStartupParameterThatWouldEndTheList() {
        StartupMessage message = new StartupMessage(ProtocolVersion.V3_0, Map.of("", "x"));
        assertThatThrownBy(() -> Sample.encode(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotWriteAMechanismThatWouldEndTheList() {
        AuthenticationSASL message = new AuthenticationSASL(List.of("PLAIN", ""));
        assertThatThrownBy(() -> Sample.encode(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotWriteTextThatHoldsANul() {
        for (FrontendMessage message : List.of(
                new Query("a\0b"),
                new Parse("a\0b", "", List.of()),
                new Describe(Target.PORTAL, "a\0b"),
                new PasswordMessage("a\0b"))) {
            assertThatThrownBy(() -> Sample.encode(message))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NUL");
        }
    }

    @Test
    void cannotWriteMoreParameterTypesThanTheCountHolds() {
        assertThat(Sample.encode(new Parse("", "", Collections.nCopies(65535, 23))))
                .hasSize(9 + 65535 * 4);
        Parse tooMany = new Parse("", "", Collections.nCopies(65536, 23));
        assertThatThrownBy(() -> Sample.encode(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536 parameters");
    }

    @Test
    void showsNoSecretAsText() {
        assertThat(every().map(Sample::message).map(Object::toString))
                .noneMatch(
                        text -> text.contains("secret,") || text.contains("=secret") || text.contains("736563726574"));
    }
}
