package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
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
    private static final String QUERY_CANCELED = "57014";
    private static final Duration LAST_WORDS_GRACE = Duration.ofMillis(100);

    private final MessageChannel channel;
    private final SessionState state;
    private final Cancellation cancellation;
    private final Queue<Reply> expected = new ArrayDeque<>();
    private final Waiting sending;
    private final Waiting awaitingReply = this::takeUntilOver;
    private Duration timeout = Duration.ZERO;
    private Deadline limit = Deadline.none();
    private boolean stopping;
    private boolean timedOut;
    private @Nullable Reply awaited;
    private @Nullable ErrorResponse lastWords;

    Exchange(MessageChannel channel, SessionState state, Cancellation cancellation) {
        this.channel = channel;
        this.state = state;
        this.cancellation = cancellation;
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

    /** Returns how many replies the server owes. */
    int owed() {
        return expected.size();
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

    /** Sets how long what follows may take before the server is asked to stop it; zero for as long as it takes. */
    void limit(Duration newTimeout) {
        timeout = newTimeout;
        limit = newTimeout.isZero() ? Deadline.none() : Deadline.after(newTimeout);
        stopping = false;
        timedOut = false;
    }

    /** Grants the time anew to what is under way and gets on, unless it is being stopped. */
    void renewLimit() {
        if (!stopping && !timeout.isZero()) {
            limit = Deadline.after(timeout);
        }
    }

    /** Returns the error, with the reason if it is ours: that time was up. */
    PgException explained(PgException error) {
        if (!timedOut || !QUERY_CANCELED.equals(error.sqlState())) {
            return error;
        }
        ErrorReport report = ErrorReport.of(error.diagnostic()).at(error.sql(), error.position());
        return SqlStateErrors.create(new ErrorReport(
                "the statement was cancelled because it took longer than its timeout of " + timeout.toMillis() + " ms",
                report.diagnostic(),
                report.sql(),
                report.position(),
                report.parameters(),
                false,
                error));
    }

    /**
     * Takes what the server says unasked, or as long as it still owes something. Another thread may end the wait.
     *
     * @throws SocketTimeoutException at the deadline
     * @throws InterruptedIOException when the thread is interrupted
     */
    void listen(BooleanSupplier enough, Deadline deadline) throws IOException {
        while (!enough.getAsBoolean()) {
            BackendMessage message = channel.poll();
            if (message == null) {
                channel.awaitInput(deadline);
            } else if (!expected.isEmpty()) {
                take(expected.element(), message);
            } else if (!state.announced(message)) {
                takeLastWords(message);
            }
        }
    }

    /**
     * Takes what has arrived, without waiting for more.
     *
     * @throws IOException when the connection is lost, or the server has said that it ends the session
     */
    void look() throws IOException {
        takeArrived();
        if (!expected.isEmpty()) {
            return;
        }
        for (BackendMessage message = channel.poll(); message != null; message = channel.poll()) {
            if (!state.announced(message)) {
                takeLastWords(message);
            }
        }
        if (lastWords != null) {
            throw new IOException("the server has ended the session");
        }
    }

    /** Waits for an answer to nothing. */
    void ping(Deadline deadline) throws IOException {
        Sync.INSTANCE.encode(out());
        expect(new ReadyReply());
        channel.flush(deadline);
        while (!expected.isEmpty()) {
            step(deadline);
        }
    }

    /** With nothing owed, the server can only say why it ends the session. */
    private void takeLastWords(BackendMessage message) {
        if (!(message instanceof ErrorResponse error)) {
            throw Reply.unexpected(message, "nothing");
        }
        lastWords = error;
    }

    /**
     * Goes on to the end of an action, also when the thread is interrupted or time is up: the server is asked to stop then,
     * and the end is awaited all the same. So the connection stays usable, and the statement's own end tells whether the
     * request was in time. The thread's flag is set again.
     */
    private void persist(Waiting action) throws IOException {
        boolean interrupted = false;
        boolean finished = false;
        try {
            while (!finished) {
                try {
                    action.until(limit);
                    finished = true;
                } catch (SocketTimeoutException e) {
                    outOfTime(e);
                } catch (InterruptedIOException e) {
                    // cleared, so that what follows can wait
                    interrupted |= Thread.interrupted();
                    stop();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Has the server stop what runs, and once more where it does not; fails when there is no hope left that it will. */
    private void outOfTime(SocketTimeoutException timeout) throws IOException {
        if (channel.isOverdue()) {
            if (!cancellation.cancelAgain()) {
                throw timeout;
            }
        } else if (stopping) {
            throw timeout;
        } else {
            timedOut = true;
            stop();
        }
    }

    /** Asks the server to stop what runs; its end is to be awaited. */
    void cancel() throws IOException {
        if (!stopping) {
            stop();
        }
    }

    /** Asks the server to stop, and sets how long it may take for that. */
    private void stop() throws IOException {
        Deadline grace = cancellation.grace();
        limit = stopping ? limit.earlier(grace) : grace;
        stopping = true;
        cancellation.cancel(caller -> true, limit);
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

    /** Takes what has arrived for the replies that are expected, and waits for nothing. */
    void takeArrived() throws IOException {
        while (!expected.isEmpty()) {
            BackendMessage message = channel.poll();
            if (message == null) {
                return;
            }
            take(expected.element(), message);
        }
    }

    /** Takes one message, or one run of rows, for the first reply that is expected. */
    private void step(Deadline deadline) throws IOException {
        Reply head = expected.element();
        if (!head.takeRows(channel, deadline)) {
            take(head, channel.receive(deadline));
        }
    }

    private void take(Reply head, BackendMessage message) throws IOException {
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
            if (last != head) {
                last.skip(error);
            }
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
