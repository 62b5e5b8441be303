package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that has a statement's whole result in it. */
abstract class ResultReply extends Reply {
    private RowBuffer rows = new RowBuffer();
    private @Nullable ResultShape shape;
    private @Nullable CommandComplete completed;

    /** Expects rows of the given shape; null where they are described with the result. */
    ResultReply(@Nullable ResultShape shape) {
        this.shape = shape;
    }

    /** Returns the result. */
    final QueryResult result() {
        CommandComplete tag = completed;
        return tag == null ? new QueryResult(shape, rows, -1, "") : new QueryResult(shape, rows, tag.rows(), tag.tag());
    }

    /** Returns the columns of the rows that arrive, or null when none are expected. */
    final @Nullable ResultShape shape() {
        return shape;
    }

    /** Takes note of the columns of the rows to come; null when none will. */
    final void shape(@Nullable ResultShape described) {
        shape = described;
    }

    /** Forgets what has arrived, because it belongs to an earlier statement. */
    final void startAgain(@Nullable ResultShape described) {
        shape = described;
        rows = new RowBuffer();
        completed = null;
    }

    /** Returns whether the statement has ended. */
    final boolean isCompleted() {
        return completed != null;
    }

    /** Takes note of the statement's end. */
    final void complete(CommandComplete tag) {
        completed = tag;
    }

    @Override
    boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
        ResultShape known = shape;
        if (known == null) {
            return false;
        }
        RowRun run = channel.collectRows(known.size(), deadline);
        if (run == null) {
            return false;
        }
        rows.add(run, known);
        return true;
    }
}
