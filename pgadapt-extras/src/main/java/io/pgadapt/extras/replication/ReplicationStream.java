package io.pgadapt.extras.replication;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.replication.HotStandbyFeedback;
import io.pgadapt.replication.Keepalive;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a slot, or of the log: psycopg2's {@code ReplicationCursor}.
 *
 * <p>The server must hear regularly how far the stream has come: what was confirmed it need not keep. The stream tells it,
 * each status interval and when the server asks; the caller only says what is {@linkplain #confirm confirmed}. That happens
 * in {@link #read}, so read often; in {@link #consume}, where a handler may take its time; and as long as a
 * {@link #keepAlive} is open.
 *
 * <p>After a lost connection the stream still tells its positions. A new one, begun where the caller's own record of what it
 * has dealt with ends, goes on without loss and without anything coming twice.
 *
 * <p>Thread-safe, though only one thread should read. What the server refuses is a {@link
 * io.pgadapt.errors.DatabaseError}, after which the connection can start another stream; a lost connection is an {@link
 * io.pgadapt.errors.OperationalError}.
 */
public final class ReplicationStream implements AutoCloseable {
    /** As long as it takes; there is nothing special about it. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private final CopyBoth copy;
    private final Progress progress;
    private final AtomicBoolean consuming = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile boolean closed;
    private volatile @Nullable PgException failure;

    ReplicationStream(CopyBoth copy, StatusInterval interval) {
        this.copy = copy;
        this.progress = new Progress(interval.time());
    }

    /** Returns the next message if one is here, else null: psycopg2's {@code read_message}. */
    public @Nullable ReplicationMessage read() {
        return read(Duration.ZERO);
    }

    /**
     * Waits for the next message, and gives feedback meanwhile.
     *
     * @return null when none has come in time, the thread is interrupted (its flag stays set), or the stream
     *     {@linkplain #isEnded has ended}
     */
    public @Nullable ReplicationMessage read(Duration timeout) {
        long start = System.nanoTime();
        ReplicationMessage message = null;
        Duration left = timeout;
        boolean goesOn = true;
        while (goesOn && message == null) {
            message = step(left);
            left = timeout.minusNanos(System.nanoTime() - start);
            goesOn = left.compareTo(Duration.ZERO) > 0 && !isLeft();
        }
        return message;
    }

    private boolean isLeft() {
        return (stopped && consuming.get())
                || copy.isEnded()
                || Thread.currentThread().isInterrupted();
    }

    /** Takes in one message of whatever kind, or waits until feedback is due. */
    private @Nullable ReplicationMessage step(Duration timeout) {
        requireNoFailure();
        sendFeedbackIfDue();
        Duration untilDue = progress.untilDue();
        StreamMessage message = copy.read(timeout.compareTo(untilDue) < 0 ? timeout : untilDue);
        if (message instanceof ReplicationMessage data) {
            progress.delivered(data);
            return data;
        }
        if (message instanceof Keepalive keepalive) {
            progress.alive(keepalive);
            if (keepalive.replyRequested()) {
                sendFeedback();
            }
        }
        return null;
    }

    /**
     * Has each message handled as it comes, until {@link #stop} is called, the stream ends, the thread is interrupted, or the
     * handler throws. It can be called again then, and goes on with the next message. Feedback is given in time however long
     * the handler takes: by a daemon thread that lives as long as this call.
     *
     * @throws ProgrammingError when it is running already
     */
    public <E extends Exception> void consume(MessageHandler<E> handler) throws E {
        if (!consuming.compareAndSet(false, true)) {
            throw new ProgrammingError(
                    ErrorReport.of("the stream is being consumed already").beforeWriting());
        }
        try (KeepAlive alive = keepAlive()) {
            while (!isLeft()) {
                ReplicationMessage message = read(FOREVER);
                if (message != null) {
                    handler.handle(message);
                }
            }
        } finally {
            stopped = false;
            consuming.set(false);
        }
    }

    /**
     * Leaves {@link #consume} after the message that is being handled, or ends its wait for one; may be called by the handler
     * and from any thread. Where nobody consumes, the next call of that returns at once.
     */
    public void stop() {
        stopped = true;
        copy.wakeup();
    }

    /** Has feedback given in time while nobody reads, until that is closed. */
    public KeepAlive keepAlive() {
        return new KeepAlive(this).start();
    }

    /**
     * Takes note that all before a position was dealt with and cannot be lost any more: written, flushed and applied. The
     * server is told when it is due.
     *
     * @param position the end of a transaction; positions in between do no harm, and a position before an earlier one is
     *     ignored
     * @return this stream
     */
    public ReplicationStream confirm(Lsn position) {
        return confirm(position, position, position);
    }

    /**
     * Takes note of how far the caller has come; the server is told when it is due. Positions only move forward;
     * {@link Lsn#ZERO} leaves one where it is.
     *
     * @param written what was received and written
     * @param flushed what cannot be lost any more: the server forgets what is before
     * @param applied what others can see
     * @return this stream
     */
    public ReplicationStream confirm(Lsn written, Lsn flushed, Lsn applied) {
        progress.confirmed(written, flushed, applied);
        return this;
    }

    /** Tells the server now how far the stream has come. */
    public void sendFeedback() {
        copy.send(progress.toSend());
    }

    /** Tells the server now how far the stream has come, and asks for a sign of life. */
    public void requestReply() {
        copy.send(progress.toAsk());
    }

    /** Tells the server which rows queries of a standby still need. */
    public void send(HotStandbyFeedback feedback) {
        copy.send(feedback);
    }

    /** Returns the position up to which all was written, as far as the caller has said. */
    public Lsn written() {
        return progress.written();
    }

    /**
     * Returns the position up to which all is safe: what the caller has confirmed, or a later one that the server has
     * reached since without anything for this stream.
     */
    public Lsn flushed() {
        return progress.flushed();
    }

    /** Returns the position up to which all was applied, as far as the caller has said. */
    public Lsn applied() {
        return progress.applied();
    }

    /** Returns the end of the server's log, as far as it has told; {@link Lsn#ZERO} before it has told anything. */
    public Lsn walEnd() {
        return progress.walEnd();
    }

    /** Returns when the last message came, of whatever kind; null before the first one. */
    public @Nullable Instant ioTimestamp() {
        return progress.ioTimestamp();
    }

    /** Returns when the server was told last how far the stream has come; null before the first time. */
    public @Nullable Instant feedbackTimestamp() {
        return progress.feedbackTimestamp();
    }

    /** Returns whether nothing more will come: it was closed, or the server has ended it, as at the end of a timeline. */
    public boolean isEnded() {
        return copy.isEnded();
    }

    /** Returns where the log goes on, when the stream has ended because its timeline has; otherwise null. */
    public @Nullable TimelineSwitch timelineSwitch() {
        List<Row> result = copy.isEnded() ? copy.result() : List.of();
        return result.isEmpty() ? null : TimelineSwitch.of(result.get(0));
    }

    /**
     * Tells the server how far the stream has come, and ends it, after which the connection can do something else; does
     * nothing the second time, nor after the connection was lost.
     */
    @Override
    public void close() {
        if (!copy.isEnded() && failure == null) {
            sayGoodbye();
            closed = true;
        }
        copy.close();
    }

    /** Returns whether it was closed by us, rather than ended by the server. */
    boolean wasClosed() {
        return closed;
    }

    private void sayGoodbye() {
        try {
            sendFeedback();
        } catch (PgException e) {
            // the connection is gone, and closing it must not hide why
            failed(e);
        }
    }

    Duration untilFeedback() {
        return progress.untilDue();
    }

    void sendFeedbackIfDue() {
        StandbyStatus status = progress.toSendIfDue();
        if (status != null) {
            copy.send(status);
        }
    }

    /** Takes note of why the connection was lost, for whoever reads. */
    void failed(PgException reason) {
        failure = reason;
        copy.wakeup();
    }

    private void requireNoFailure() {
        PgException known = failure;
        if (known != null) {
            throw known;
        }
    }
}
