package io.pgadapt.internal.engine;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.PgException;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.replication.HotStandbyFeedback;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.row.Row;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A replication stream, for those who know nothing of locks. */
final class OpenReplication implements CopyBoth {
    private final SessionAccess access;
    private final ReplicationRun run;
    private final Caller caller;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean ended;

    OpenReplication(SessionAccess access, ReplicationRun run, Caller caller) {
        this.access = access;
        this.run = run;
        this.caller = caller;
        this.ended = run.isClosed();
    }

    @Override
    public @Nullable StreamMessage read(Duration timeout) {
        if (ended) {
            return null;
        }
        Arrival arrival = new Arrival();
        Deadline deadline = Deadline.after(timeout);
        try {
            do {
                access.listenWithin(arrival, deadline);
            } while (!arrival.isThere() && !woken.compareAndSet(true, false) && !deadline.isExpired());
        } catch (InterfaceError e) {
            throw explained(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (arrival.over) {
            PgException failure = end();
            if (failure != null) {
                throw failure;
            }
        }
        return arrival.message;
    }

    @Override
    public void wakeup() {
        woken.set(true);
        access.wakeup();
    }

    @Override
    public void send(StandbyStatus status) {
        send(out -> ReplicationFrames.write(status, out));
    }

    @Override
    public void send(HotStandbyFeedback feedback) {
        send(out -> ReplicationFrames.write(feedback, out));
    }

    private void send(Consumer<WireWriter> message) {
        try {
            access.within(caller, run, () -> {
                run.send(message);
                return null;
            });
        } catch (InterfaceError e) {
            throw explained(e);
        }
    }

    /** Another thread may have been the first to find the connection lost; why it was is for all. */
    private PgException explained(InterfaceError unusable) {
        PgException reason = run.loss();
        return reason == null ? unusable : reason;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public List<Row> result() {
        RowBuffer rows = run.result().rows();
        return rows.rows(0, rows.size());
    }

    @Override
    public void close() {
        if (!ended && !access.isClosed()) {
            end();
        }
        ended = true;
    }

    /** Says that we are done, and hears the server out; returns why it has given up, if it has. */
    private @Nullable PgException end() {
        ended = true;
        return access.within(new Ending(caller), run, run::end);
    }

    /** What a reader waits for; taken in by a thread that has its turn. */
    private final class Arrival implements BooleanSupplier {
        private @Nullable StreamMessage message;
        private boolean over;

        @Override
        public boolean getAsBoolean() {
            if (message == null) {
                message = run.take();
                over = message == null && run.isOver();
            }
            return isThere() || woken.get();
        }

        boolean isThere() {
            return over || message != null;
        }
    }

    /**
     * Who ends a stream.
     *
     * @param caller whose stream it is
     */
    private record Ending(Caller caller) implements Caller {
        @Override
        public Tenure tenure() {
            return caller.tenure();
        }

        /** How long the server may take before it is told to cancel, where the caller does not say. */
        private static final Duration GRACE = Duration.ofSeconds(5);

        @Override
        public CodecRegistry types() {
            return caller.types();
        }

        @Override
        public Duration statementTimeout() {
            Duration own = caller.statementTimeout();
            return own.isZero() ? GRACE : own;
        }
    }
}
