package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to Query: the results of any number of statements, of which the last one is kept. */
class QueryReply extends ResultReply {
    private final CodecContext context;
    private final CopyRefusal copies;
    private @Nullable ErrorResponse error;

    QueryReply(CodecContext context, CopyRefusal copies) {
        super(null);
        this.context = context;
        this.copies = copies;
    }

    /** Returns what the server refused, or null when all went well. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    @Override
    boolean accept(BackendMessage message) throws IOException {
        if (message instanceof RowDescription description) {
            startAgain(PreparedStatement.shapeAsDescribed(description, context));
            return false;
        }
        if (message instanceof CommandComplete tag) {
            if (isCompleted()) {
                // the statement before gave the rows that are here, this one gave none
                startAgain(null);
            }
            complete(tag);
            return false;
        }
        if (message instanceof EmptyQueryResponse
                || copies.refuse(message)
                || ReplicationFrames.isStrayKeepalive(message)) {
            return false;
        }
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "the result of a query");
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
