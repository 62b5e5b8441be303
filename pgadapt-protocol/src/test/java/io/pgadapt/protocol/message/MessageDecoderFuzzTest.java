package io.pgadapt.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages from a server, each the type byte and the body: whatever they are, they are read or refused. */
class MessageDecoderFuzzTest {
    private static final int LENGTH_SIZE = 4;

    static Stream<byte[]> samples() {
        return BackendSamples.all().map(sample -> input(encoded(sample.message())));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "2m")
    void messagesAreReadOrRefused(byte[] input) {
        BackendMessage message = input.length == 0 ? null : decodeOrRefuse(input);
        if (message != null) {
            assertThat(decodeOrRefuse(input(encoded(message)))).isEqualTo(message);
        }
    }

    private static @Nullable BackendMessage decodeOrRefuse(byte[] input) {
        try {
            return MessageDecoder.backend(input[0], new WireReader(input, 1, input.length - 1));
        } catch (ProtocolException e) {
            return null;
        }
    }

    private static byte[] encoded(Message message) {
        WireWriter out = new WireWriter(64);
        message.encode(out);
        return out.toArray();
    }

    /** Leaves out the length. */
    private static byte[] input(byte[] encoded) {
        byte[] input = new byte[encoded.length - LENGTH_SIZE];
        input[0] = encoded[0];
        System.arraycopy(encoded, 1 + LENGTH_SIZE, input, 1, input.length - 1);
        return input;
    }
}
