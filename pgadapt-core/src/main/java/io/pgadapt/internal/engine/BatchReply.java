package io.pgadapt.internal.engine;

import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.PortalSuspended;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to Execute with a limit: some rows of a portal. */
final class BatchReply extends Reply {
    private final Sink sink;
    private boolean complete;
    private @Nullable ErrorResponse error;

    BatchReply(Sink sink) {
        this.sink = sink;
    }

    /** Returns whether this batch was the portal's last. */
    boolean isLast() {
        return complete;
    }

    /** Returns what the server refused, or null. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    @Override
    boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
        RowRun run = channel.nextRows(sink.columns(), deadline);
        if (run == null) {
            return false;
        }
        sink.rows(run);
        return true;
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof PortalSuspended) {
            return true;
        }
        if (message instanceof CommandComplete || message instanceof EmptyQueryResponse) {
            complete = true;
            return true;
        }
        if (message instanceof RowDescription description) {
            sink.described(description);
            return false;
        }
        if (message instanceof ParseComplete || message instanceof BindComplete) {
            return false;
        }
        throw unexpected(message, "rows");
    }

    @Override
    void refuse(ErrorResponse refusal) {
        error = refusal;
    }

    /** Where rows go as they arrive. */
    interface Sink {
        /** Returns how many columns the rows have. */
        int columns();

        /** Takes a description of the rows to come. */
        void described(RowDescription description);

        /** Takes rows. */
        void rows(RowRun run);
    }
}
