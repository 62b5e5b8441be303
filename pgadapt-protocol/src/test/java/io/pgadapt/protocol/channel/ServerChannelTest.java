package io.pgadapt.protocol.channel;

import static io.pgadapt.protocol.channel.ScriptedTransport.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.SSLRequest;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerChannelTest {
    private static final Deadline NONE = Deadline.none();

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ServerChannel channel = new ServerChannel(transport);

    @Test
    void receivesWhatOpensAConnectionAndThenMessages() throws IOException {
        PasswordMessage password = new PasswordMessage("sesame");
        byte[] stream = bytes(SSLRequest.INSTANCE, password, new Query("SELECT 1"), Terminate.INSTANCE);
        for (int cut = 1; cut < stream.length; cut++) {
            transport.deliver(stream, 0, cut).deliver(stream, cut, stream.length);
            assertThat(channel.receiveStartup(NONE)).isEqualTo(SSLRequest.INSTANCE);
            channel.send(AuthenticationCleartextPassword.INSTANCE);
            assertThat(channel.receive(NONE)).isEqualTo(password);
            assertThat(channel.receive(NONE)).isEqualTo(new Query("SELECT 1"));
            assertThat(channel.receive(NONE)).isEqualTo(Terminate.INSTANCE);
        }
    }

    @Test
    void sendsMessagesInOneWrite() throws IOException {
        ReadyForQuery ready = ReadyForQuery.of(TransactionStatus.IDLE);
        channel.send(AuthenticationOk.INSTANCE).send(ready).flush(NONE);
        assertThat(transport.written()).isEqualTo(bytes(AuthenticationOk.INSTANCE, ready));
        assertThat(transport.writes()).isEqualTo(1);
    }

    @Test
    void answersARequestForTlsWithASingleByte() throws IOException {
        channel.out().int8('S');
        channel.flush(NONE);
        assertThat(transport.written()).isEqualTo(new byte[] {'S'});
    }

    @Test
    void rejectsAnAnswerThatNobodyAskedFor() {
        transport.deliver(bytes(new PasswordMessage("sesame")));
        assertThatThrownBy(() -> channel.receive(NONE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7, -1, Integer.MIN_VALUE, 10_001, Integer.MAX_VALUE})
    void rejectsImpossibleLengthsOfStartupPackets(int length) {
        transport.deliver(
                new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        assertThatThrownBy(() -> channel.receiveStartup(NONE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("length of " + length);
    }

    @Test
    void saysThatTheClientClosedTheConnection() {
        transport.end();
        assertThatThrownBy(() -> channel.receive(NONE))
                .isInstanceOf(EOFException.class)
                .hasMessage("the client closed the connection unexpectedly");
    }
}
