package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.wire.ProtocolException;

/** The answer to commands that undo what a user has left behind; a session that refuses them is of no use to others. */
final class UndoneReply extends Reply {
    private final SessionState state;

    UndoneReply(SessionState state) {
        this.state = state;
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof ReadyForQuery) {
            // what has come so far was for somebody else
            state.forgetNews();
            return true;
        }
        if (message instanceof CommandComplete || message instanceof RowDescription || message instanceof DataRow) {
            return false;
        }
        throw unexpected(message, "the end of a command");
    }

    @Override
    void refuse(ErrorResponse error) {
        throw new ProtocolException("the session could not be made ready for its next user: "
                + error.fields().message());
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
