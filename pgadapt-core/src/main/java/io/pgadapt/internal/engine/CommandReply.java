package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import org.jspecify.annotations.Nullable;

/** The answer to a command of our own, such as COMMIT. */
final class CommandReply extends Reply {
    private String tag = "";
    private @Nullable ErrorResponse error;

    /** Returns the server's words, such as {@code COMMIT}. */
    String tag() {
        return tag;
    }

    /** Returns what the server refused, or null when all went well. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof CommandComplete complete) {
            tag = complete.tag();
            return false;
        }
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "the end of a command");
    }

    @Override
    void refuse(ErrorResponse refusal) {
        error = refusal;
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
