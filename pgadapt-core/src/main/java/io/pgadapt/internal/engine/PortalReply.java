package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.NoData;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to Bind and Execute, with a Parse or Describe among them where one was sent: the whole result. */
class PortalReply extends ResultReply {
    private final CodecContext context;
    private final Exchange exchange;
    private @Nullable CopyRefusal copies;

    /**
     * Expects a result.
     *
     * @param shape the columns, where they are known before
     * @param context the codecs for columns that are described with the result
     */
    PortalReply(@Nullable ResultShape shape, CodecContext context, Exchange exchange) {
        super(shape);
        this.context = context;
        this.exchange = exchange;
    }

    /** Returns whether the statement was COPY, and was refused. */
    final boolean wasCopy() {
        return copies != null;
    }

    @Override
    boolean accept(BackendMessage message) throws IOException {
        if (message instanceof CommandComplete tag) {
            complete(tag);
            return true;
        }
        if (message instanceof BindComplete || message instanceof ParseComplete) {
            return false;
        }
        if (message instanceof RowDescription description) {
            shape(PreparedStatement.shapeAsDescribed(description, context, shape()));
            return false;
        }
        if (message instanceof NoData) {
            shape(null);
            return false;
        }
        if (message instanceof EmptyQueryResponse) {
            return true;
        }
        if (copies().refuse(message)) {
            return false;
        }
        throw unexpected(message, "the result of a statement");
    }

    /** Made when there is something to refuse, which hardly ever happens. */
    private CopyRefusal copies() {
        CopyRefusal made = copies;
        if (made == null) {
            made = CopyRefusal.extended(exchange);
            copies = made;
        }
        return made;
    }
}
