package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.CopyBothResponse;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.CopyDone;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to a replication command: a stream of messages, and what the server says when that has ended. */
final class CopyBothReply extends QueryReply {
    private boolean streaming;
    private boolean done;
    private boolean dropping;
    private @Nullable StreamMessage message;

    CopyBothReply(CodecContext context, CopyRefusal copies) {
        super(context, copies);
    }

    /** Returns whether the server has agreed to stream. */
    boolean isStreaming() {
        return streaming;
    }

    /** Returns whether the server has said that it sends nothing more. */
    boolean isDone() {
        return done;
    }

    /** Takes the message out that has arrived, or null; the next one is not taken in before. */
    @Nullable
    StreamMessage take() {
        StreamMessage taken = message;
        message = null;
        return taken;
    }

    /** Returns whether a message waits to be taken. */
    boolean hasMessage() {
        return message != null;
    }

    /** Has everything dropped that still arrives. */
    void drop() {
        dropping = true;
        message = null;
    }

    @Override
    boolean accept(BackendMessage received) throws IOException {
        if (streaming && received instanceof CopyData copy) {
            if (!dropping) {
                message = ReplicationFrames.decode(copy);
            }
            return false;
        }
        if (received instanceof CopyBothResponse) {
            streaming = true;
            return false;
        }
        if (streaming && received instanceof CopyDone) {
            done = true;
            return false;
        }
        if (received instanceof CommandComplete tag) {
            // the server says it twice, the second time without rows; which are those of the first time
            complete(tag);
            return false;
        }
        return super.accept(received);
    }
}
