package io.pgadapt.internal.engine;

import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests out, replies in: the queue of what the server still owes.
 *
 * <p>Whoever wants something writes requests to {@link #out}, adds a reply for each by {@link #expect}, flushes, and
 * awaits the reply that matters; replies before it are completed on the way. Messages that may come at any time go to the
 * {@link SessionState} and disturb nobody. Not thread-safe: the session locks.
 */
final class Exchange {
    /** How long a cancelled statement may take to end before the connection is given up. */
    private static final Duration CANCEL_GRACE = Duration.ofSeconds(5);

    private static final Duration LAST_WORDS_GRACE = Duration.ofMillis(100);

    private final MessageChannel channel;
    private final SessionState state;
    private final Canceller canceller;
    private final Queue<Reply> expected = new ArrayDeque<>();
    private final Waiting sending;
    private final Waiting awaitingReply = this::takeUntilOver;
    private @Nullable Reply awaited;
    private @Nullable ErrorResponse lastWords;

    Exchange(MessageChannel channel, SessionState state, Canceller canceller) {
        this.channel = channel;
        this.state = state;
        this.canceller = canceller;
        this.sending = channel::flush;
    }

    /** Returns where requests are written to; nothing leaves before {@link #flush}. */
    WireWriter out() {
        return channel.out();
    }

    /**
     * Writes requests, all or none: when one cannot be written, what was written of them is taken back.
     *
     * @throws IllegalArgumentException when a message would be larger than the protocol allows
     */
    void write(Consumer<WireWriter> requests) {
        WireWriter out = out();
        int mark = out.size();
        try {
            requests.accept(out);
        } catch (RuntimeException | Error e) {
            out.truncate(mark);
            throw e;
        }
    }

    /** Adds the reply to a request that was written. */
    void expect(Reply reply) {
        expected.add(reply);
    }

    /** Sends what was written, in one write unless the server does not take it. */
    void flush() throws IOException {
        persist(sending);
    }

    /** Takes what arrives until the reply is complete. */
    void await(Reply reply) throws IOException {
        Reply outer = awaited; // a handler of notices may run a statement while another one waits
        awaited = reply;
        try {
            persist(awaitingReply);
        } finally {
            awaited = outer;
        }
    }

    /** Takes what arrives until nothing is expected any more. */
    void drain() throws IOException {
        await(expected::isEmpty);
    }

    /** Takes what arrives until the condition holds. */
    void await(BooleanSupplier done) throws IOException {
        persist(deadline -> {
            while (!done.getAsBoolean()) {
                step(deadline);
            }
        });
    }

    private void takeUntilOver(Deadline deadline) throws IOException {
        Reply reply = awaited;
        while (reply != null && !reply.isOver()) {
            step(deadline);
        }
    }

    /**
     * Goes on to the end of an action, also when the thread is interrupted: the server is asked to stop then, and the end is
     * awaited all the same. So the connection stays usable, and the statement's own end tells whether the request was in
     * time. The thread's flag is set again.
     */
    private void persist(Waiting action) throws IOException {
        Deadline deadline = Deadline.none();
        boolean interrupted = false;
        boolean finished = false;
        try {
            while (!finished) {
                try {
                    action.until(deadline);
                    finished = true;
                } catch (SocketTimeoutException e) {
                    throw e;
                } catch (InterruptedIOException e) {
                    // cleared, so that what follows can wait
                    interrupted |= Thread.interrupted();
                    deadline = deadline.earlier(Deadline.after(CANCEL_GRACE));
                    canceller.cancel(deadline);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the error with which the server ended the session, or null. */
    @Nullable
    ErrorResponse lastWords() {
        return lastWords;
    }

    /** Looks for the reason of a lost connection in what the server may have sent before. */
    void listenForLastWords() {
        try {
            Deadline deadline = Deadline.after(LAST_WORDS_GRACE);
            while (lastWords == null) {
                if (channel.receive(deadline) instanceof ErrorResponse error) {
                    lastWords = error;
                }
            }
        } catch (IOException | ProtocolException e) {
            // there is none to be had
        }
    }

    /** Takes one message, or one run of rows, for the first reply that is expected. */
    private void step(Deadline deadline) throws IOException {
        Reply head = expected.element();
        if (head.takeRows(channel, deadline)) {
            return;
        }
        BackendMessage message = channel.receive(deadline);
        if (state.announced(message)) {
            return;
        }
        if (message instanceof ErrorResponse error) {
            if (ServerErrors.isFatal(error)) {
                lastWords = error;
            }
            refuse(head, error);
            return;
        }
        if (message instanceof ReadyForQuery ready) {
            state.ready(ready.status());
        }
        if (head.accept(message)) {
            expected.remove();
            head.end();
        }
    }

    /** The server refuses what the first reply stands for, and skips everything up to the end of its group. */
    private void refuse(Reply head, ErrorResponse error) throws IOException {
        head.refuse(error);
        Reply last = head;
        while (!last.endsGroup()) {
            expected.remove();
            last.end();
            Reply next = expected.peek();
            if (next == null) {
                // only flushed so far: without a Sync the server would skip all that follows
                Sync.INSTANCE.encode(out());
                next = new ReadyReply();
                expected.add(next);
                flush();
            }
            last = next;
        }
        if (last != head) {
            last.refuse(error);
        }
    }

    /** Something that waits for the server, and goes on where it was when it is called again. */
    @FunctionalInterface
    private interface Waiting {
        void until(Deadline deadline) throws IOException;
    }
}
