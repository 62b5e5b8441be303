package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import org.jspecify.annotations.Nullable;

/** The answer to Sync: what the group before it came to. */
final class ReadyReply extends Reply {
    private @Nullable ErrorResponse error;

    /** Returns what the server refused in the group, or null when all went well. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "ReadyForQuery");
    }

    @Override
    void refuse(ErrorResponse refusal) {
        // the first error is the reason, later ones its consequences
        if (error == null) {
            error = refusal;
        }
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
