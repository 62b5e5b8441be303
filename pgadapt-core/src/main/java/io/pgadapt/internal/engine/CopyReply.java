package io.pgadapt.internal.engine;

import io.pgadapt.observe.CopyStart.Direction;
import io.pgadapt.protocol.channel.CopyDataSink;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.CopyDone;
import io.pgadapt.protocol.message.CopyInResponse;
import io.pgadapt.protocol.message.CopyOutResponse;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.Format;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to a text that has COPY in it: the way is free for data, or data come; in the end all is complete. */
final class CopyReply extends Reply {
    private static final String COPY = "COPY";

    private final Direction direction;
    private final CopyRefusal refusal;
    private CopyDataSink sink = (data, offset, length) -> {};
    private @Nullable Format format;
    private int columns;
    private boolean flowing;
    private long messages;
    private long rowCount = -1;
    private String tag = "";
    private @Nullable ErrorResponse error;

    /** Expects data to go one way; COPY the other way is refused. */
    CopyReply(Direction direction, Exchange exchange) {
        this.direction = direction;
        this.refusal = CopyRefusal.simple(exchange);
    }

    /** Has the data handed over that come from now on. */
    void handTo(CopyDataSink newSink) {
        sink = newSink;
    }

    /** Returns the format of the data as a whole; null before COPY has begun. */
    @Nullable
    Format format() {
        return format;
    }

    /** Returns how many columns the data have. */
    int columns() {
        return columns;
    }

    /** Returns how many messages with data have come. */
    long messages() {
        return messages;
    }

    /** Returns whether there was a COPY that nobody has data, or a use, for. */
    boolean hasRefused() {
        return refusal.wasNeeded();
    }

    /** Returns what the server refused, or null when all went well. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    /** Returns how many rows were copied, as the server has counted, or -1. */
    long rowCount() {
        return rowCount;
    }

    /** Returns the server's words on the end of COPY. */
    String tag() {
        return tag;
    }

    @Override
    boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
        if (!flowing || direction == Direction.IN) {
            return false;
        }
        int taken = channel.takeCopyData(sink, deadline);
        messages += taken;
        return taken > 0;
    }

    @Override
    boolean accept(BackendMessage message) throws IOException {
        if (message instanceof CopyInResponse start && direction == Direction.IN && format == null) {
            begin(start.format(), start.columnFormats().size());
        } else if (message instanceof CopyOutResponse start && direction == Direction.OUT) {
            begin(start.format(), start.columnFormats().size());
        } else if (message instanceof CopyDone && flowing) {
            flowing = false;
        } else if (message instanceof CommandComplete complete) {
            complete(complete);
        } else if (!refusal.refuse(message) && !isOfAnotherStatement(message)) {
            return isEnd(message);
        }
        return false;
    }

    private void begin(Format newFormat, int newColumns) {
        format = newFormat;
        columns = newColumns;
        flowing = true;
    }

    private void complete(CommandComplete complete) {
        flowing = false;
        if (complete.tag().startsWith(COPY)) {
            tag = complete.tag();
            rowCount = complete.rows();
        }
    }

    private static boolean isOfAnotherStatement(BackendMessage message) {
        return message instanceof RowDescription || message instanceof DataRow || message instanceof EmptyQueryResponse;
    }

    private static boolean isEnd(BackendMessage message) {
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "COPY, or its end,");
    }

    @Override
    void refuse(ErrorResponse refused) {
        flowing = false;
        if (error == null) {
            error = refused;
        }
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
