package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Any bytes at all make a message or a ProtocolException. */
class MessageDecoderTest {
    private static final int ROUNDS = 1000;
    private static final int MAX_LENGTH = 80;

    private final Random random = new Random(20030731);
    private int accepted;

    @Test
    void survivesRandomBytesFromTheServer() {
        forEveryTag((tag, body) -> attempt(body, reader -> MessageDecoder.backend(tag, reader)));
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void survivesRandomBytesFromTheClient() {
        forEveryTag((tag, body) -> attempt(body, reader -> MessageDecoder.frontend(tag, reader)));
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void survivesRandomAuthenticationRequests() {
        for (int i = 0; i < ROUNDS * 20; i++) {
            byte[] body = withCode(random.nextInt(14));
            attempt(body, reader -> MessageDecoder.backend((byte) AuthenticationRequest.TAG, reader));
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void survivesRandomStartupPackets() {
        List<Integer> codes = List.of(
                CancelRequest.CODE, SSLRequest.CODE, GSSENCRequest.CODE, ProtocolVersion.V3_0.code(), 0x30002, 0, -1);
        for (int i = 0; i < ROUNDS * 20; i++) {
            attempt(withCode(codes.get(random.nextInt(codes.size()))), MessageDecoder::startup);
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void survivesRandomAnswersToAuthenticationRequests() {
        FrontendSamples.answers().forEach(answer -> {
            for (int i = 0; i < ROUNDS * 4; i++) {
                attempt(randomBytes(), reader -> MessageDecoder.response(answer.request(), reader));
            }
        });
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void survivesRandomReplicationMessages() {
        for (int i = 0; i < ROUNDS * 20; i++) {
            byte[] content = randomBytes();
            try {
                assertThat(MessageDecoder.replication(new WireReader(content))).isNotNull();
            } catch (ProtocolException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void survivesMessagesOfWhichSomeBytesAreWrong() {
        BackendSamples.all().forEach(sample -> {
            for (int i = 0; i < ROUNDS * 2; i++) {
                byte[] body = corrupted(sample.body());
                attempt(body, reader -> MessageDecoder.backend(sample.tag(), reader));
            }
        });
        FrontendSamples.tagged().forEach(sample -> {
            for (int i = 0; i < ROUNDS * 2; i++) {
                byte[] body = corrupted(sample.body());
                attempt(body, reader -> MessageDecoder.frontend(sample.tag(), reader));
            }
        });
        assertThat(accepted).isGreaterThan(1000);
    }

    private interface Attempt {
        void accept(byte tag, byte[] body);
    }

    private void forEveryTag(Attempt attempt) {
        for (int tag = 0; tag < 256; tag++) {
            for (int i = 0; i < ROUNDS; i++) {
                attempt.accept((byte) tag, randomBytes());
            }
        }
    }

    /** Decodes; what was accepted must be the same message after a round trip. */
    private void attempt(byte[] body, Function<WireReader, ? extends Message> decoder) {
        Message message;
        try {
            message = decoder.apply(new WireReader(body));
        } catch (ProtocolException expected) {
            return;
        }
        accepted++;
        byte[] encoded = Sample.encode(message);
        int header = message instanceof StartupMessage || encoded[0] == 0 ? 4 : 5;
        assertThat(decoder.apply(new WireReader(encoded, header, encoded.length - header)))
                .isEqualTo(message);
    }

    private byte[] withCode(int code) {
        byte[] body = randomBytes();
        for (int i = 0; i < 4 && i < body.length; i++) {
            body[i] = (byte) (code >> (8 * (3 - i)));
        }
        return body;
    }

    private byte[] corrupted(byte[] body) {
        int changes = body.length == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = randomByte();
        }
        return body;
    }

    /** Few bytes as a rule, and small ones more often than others, so that counts, lengths and ends of text occur. */
    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(MAX_LENGTH) + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = randomByte();
        }
        return bytes;
    }

    private byte randomByte() {
        return (byte) (random.nextInt(3) > 0 ? random.nextInt(3) : random.nextInt(256));
    }
}
