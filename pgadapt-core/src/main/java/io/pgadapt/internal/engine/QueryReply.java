package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to Query: the results of any number of statements, of which the last one is kept. */
class QueryReply extends Reply {
    private final CodecContext context;
    private final CopyRefusal copies;
    private RowBuffer rows = new RowBuffer();
    private @Nullable ResultShape shape;
    private @Nullable CommandComplete completed;
    private @Nullable ErrorResponse error;

    QueryReply(CodecContext context, CopyRefusal copies) {
        this.context = context;
        this.copies = copies;
    }

    /** Returns the last statement's result. */
    QueryResult result() {
        CommandComplete tag = completed;
        return tag == null ? new QueryResult(shape, rows, -1, "") : new QueryResult(shape, rows, tag.rows(), tag.tag());
    }

    /** Returns what the server refused, or null when all went well. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    /** Returns the columns of the rows that arrive, or null before they do. */
    @Nullable
    ResultShape shape() {
        return shape;
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

    @Override
    boolean accept(BackendMessage message) throws IOException {
        if (message instanceof RowDescription description) {
            startResult(PreparedStatement.shapeAsDescribed(description, context));
            return false;
        }
        if (message instanceof CommandComplete tag) {
            completeResult(tag);
            return false;
        }
        if (message instanceof EmptyQueryResponse || copies.refuse(message)) {
            return false;
        }
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "the result of a query");
    }

    private void startResult(ResultShape newShape) {
        shape = newShape;
        rows = new RowBuffer();
        completed = null;
    }

    private void completeResult(CommandComplete tag) {
        if (completed != null) {
            // the statement before gave the rows that are here, this one gave none
            shape = null;
            rows = new RowBuffer();
        }
        completed = tag;
    }

    @Override
    void refuse(ErrorResponse refusal) {
        if (error == null) {
            error = refusal;
        }
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
