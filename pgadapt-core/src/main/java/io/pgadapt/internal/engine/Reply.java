package io.pgadapt.internal.engine;

import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;

/** What the server owes to one thing that was sent; replies arrive in the order of the requests. */
abstract class Reply {
    private boolean over;

    /**
     * Takes a message that belongs to this reply.
     *
     * @return whether it was the last one
     * @throws ProtocolException when it does not belong here
     */
    abstract boolean accept(BackendMessage message) throws IOException;

    /** Takes rows that are next in the input, if they are; returns whether it did. */
    boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
        return false;
    }

    /** Takes the server's refusal of this, or, at the end of a group, of something in the group. */
    void refuse(ErrorResponse error) {}

    /** Takes note that the server skips this, because it refused something before. */
    void skip(ErrorResponse reason) {}

    /** Returns whether this ends with ReadyForQuery: what an error makes the server skip ends here. */
    boolean endsGroup() {
        return false;
    }

    /** Returns whether nothing more is to come. */
    final boolean isOver() {
        return over;
    }

    /** Marks this as complete, or as skipped by the server after an error. */
    final void end() {
        over = true;
    }

    static ProtocolException unexpected(BackendMessage message, String awaited) {
        return new ProtocolException(
                "the server sent " + message.getClass().getSimpleName() + " where " + awaited + " was expected");
    }
}
