package io.pgadapt.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private final Reply reply = Acknowledgement.upTo(CommandComplete.class);

    @Test
    void endsWithTheLastMessage() throws IOException {
        assertThat(reply.accept(ParseComplete.INSTANCE)).isFalse();
        assertThat(reply.accept(BindComplete.INSTANCE)).isFalse();
        assertThat(reply.accept(new CommandComplete("BEGIN"))).isTrue();
    }

    @Test
    void refusesWhatBelongsElsewhere() {
        assertThatThrownBy(() -> reply.accept(new ReadyForQuery(TransactionStatus.IDLE)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the server sent ReadyForQuery where CommandComplete was expected");
    }
}
