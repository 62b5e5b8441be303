package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Literal;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackendMessageTest {
    static Stream<Sample> samples() {
        return BackendSamples.all();
    }

    static Stream<Sample> closedSamples() {
        return samples().filter(sample -> !sample.isOpenEnded());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromItsBytes(Sample sample) {
        assertThat(MessageDecoder.backend(sample.tag(), new WireReader(sample.body())))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenToItsBytes(Sample sample) {
        assertThat(sample.encoded()).isEqualTo(sample.bytes());
    }

    @ParameterizedTest
    @MethodSource("closedSamples")
    void refusesEveryTruncatedBody(Sample sample) {
        byte[] body = sample.body();
        for (int length = 0; length < body.length; length++) {
            WireReader truncated = Sample.prefix(body, length);
            assertThatThrownBy(() -> MessageDecoder.backend(sample.tag(), truncated))
                    .as("%d of %d bytes", length, body.length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("closedSamples")
    void refusesALeftOverByte(Sample sample) {
        byte[] body = sample.body();
        assertThatThrownBy(() -> MessageDecoder.backend(sample.tag(), Sample.prefix(body, body.length + 1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("malformed " + sample.message().messageName())
                .hasMessageContaining("1 bytes are left over");
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(samples().map(Sample::message).map(Object::getClass))
                .containsAll(leaves(BackendMessage.class).toList());
    }

    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(BackendMessageTest::leaves)
                : Stream.of(type);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            R, ,                        malformed authentication request
            R, 000000,                  malformed authentication request
            R, 00000001,                unknown authentication request 1
            R, 00000004,                unknown authentication request 4
            R, FFFFFFFF,                unknown authentication request -1
            R, 0000000A 'SCRAM',        malformed AuthenticationSASL: a string lacks
            R, 0000000A 'SCRAM' 00,     malformed AuthenticationSASL: a string lacks
            R, 0000000A 00 'x',         malformed AuthenticationSASL: 1 bytes are left over
            K, 00000001 010203,         malformed BackendKeyData: a secret key of 3 bytes
            C, 'SELECT 1',              malformed CommandComplete: a string lacks
            W, 02 0000,                 malformed CopyBothResponse: unknown format code 2
            G, 00 0001 0002,            malformed CopyInResponse: unknown format code 2
            G, 00 FFFF 0000,            malformed CopyInResponse: a count of 65535 does not fit
            H, 00 0002 0000,            malformed CopyOutResponse: a count of 2 does not fit
            D, 0001 FFFFFFFE,           malformed DataRow: negative length -2
            D, 0001 80000000,           malformed DataRow: negative length -2147483648
            D, 0001 7FFFFFFF,           malformed DataRow: 2147483647 bytes are needed
            D, 0001 00000002 'x',       malformed DataRow: 2 bytes are needed
            D, FFFF 00000000,           malformed DataRow: a count of 65535 does not fit
            E, 'SERROR' 00,             malformed ErrorResponse
            E, 'SERROR',                malformed ErrorResponse: a string lacks
            N, 00 00,                   malformed NoticeResponse: 1 bytes are left over
            V, FFFFFFFD,                malformed FunctionCallResponse: negative length -3
            v, 00030000 FFFFFFFF,       malformed NegotiateProtocolVersion: a count of -1 does not fit
            v, 00030000 7FFFFFFF 00,    malformed NegotiateProtocolVersion: a count of 2147483647 does not fit
            A, 00000001 'x' 00,         malformed NotificationResponse: a string lacks
            t, FFFF 00000017,           malformed ParameterDescription: a count of 65535 does not fit
            S, 'TimeZone' 00,           malformed ParameterStatus: a string lacks
            Z, 'X',                     malformed ReadyForQuery: unknown transaction status 88
            Z, 00,                      malformed ReadyForQuery: unknown transaction status 0
            T, FFFF,                    malformed RowDescription: a count of 65535 does not fit
            T, 0001 00 00000000 0000 00000000 0000 00000000 0003, malformed RowDescription: unknown format code 3
            p, 'x' 00,                  unknown message type from the server: p
            """)
    void refusesWhatNoServerMaySend(String tag, String body, String complaint) {
        WireReader reader = Literal.reader(body == null ? "" : body);
        assertThatThrownBy(() -> MessageDecoder.backend((byte) tag.charAt(0), reader))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void namesAnUnknownTypeByteInHexadecimalWhereItCannotBePrinted() {
        assertThatThrownBy(() -> MessageDecoder.backend((byte) 0xFE, Literal.reader("")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("unknown message type from the server: \\xfe");
    }

    @Test
    void createsNoReadyForQuery() {
        ReadyForQuery first = ReadyForQuery.decode(Literal.reader("'T'"));
        assertThat(ReadyForQuery.decode(Literal.reader("'T'"))).isSameAs(first);
    }

    @Test
    void showsNoSecretAsText() {
        Bytes secret = Bytes.utf8("secret");
        for (BackendMessage message : List.of(
                new AuthenticationSASLContinue(secret),
                new AuthenticationSASLFinal(secret),
                new AuthenticationGSSContinue(secret),
                new BackendKeyData(1, secret))) {
            assertThat(message.toString()).contains("=hidden]").doesNotContain(secret.toString());
        }
    }
}
