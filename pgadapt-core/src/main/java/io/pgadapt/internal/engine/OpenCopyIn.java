package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.wire.Format;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A COPY to the server, for those who know nothing of locks. To be finished, or to be failed. */
public final class OpenCopyIn {
    private final Session session;
    private final CopyInRun run;
    private final Caller caller;
    private final CopyWatch watch;

    OpenCopyIn(Session session, CopyInRun run, Caller caller, Observers.@Nullable Watch watch) {
        this.session = session;
        this.run = run;
        this.caller = caller;
        this.watch = new CopyWatch(watch);
        this.watch.moved(0);
    }

    /** Returns the format that the data must have as a whole; null when the server takes none, since all is done. */
    public @Nullable Format format() {
        return run.reply.format();
    }

    /** Returns how many columns the data must have. */
    public int columns() {
        return run.reply.columns();
    }

    /** Returns how many bytes were sent. */
    public long bytes() {
        return run.bytes();
    }

    /** Returns whether nothing more can be sent, because COPY has succeeded or failed. */
    public boolean isOver() {
        return run.isClosed() || session.isClosed();
    }

    /**
     * Sends a piece of the data.
     *
     * @throws PgException when COPY has failed; it is over then
     */
    public void send(byte[] data, int offset, int length) {
        within(() -> {
            run.send(data, offset, length);
            return null;
        });
    }

    /**
     * Ends the data.
     *
     * @throws PgException when COPY has failed
     */
    public QueryResult finish() {
        QueryResult result = Objects.requireNonNull(within(run::finish));
        watch.succeeded(result.rowCount());
        return result;
    }

    /** Has COPY fail; returns what the server says to that, or null when it is over already. */
    public @Nullable PgException fail(String reason) {
        if (isOver()) {
            return null;
        }
        try {
            within(() -> {
                run.fail(reason);
                return null;
            });
            return null;
        } catch (PgException e) {
            return e;
        }
    }

    void cancel(@Nullable Object onlyIfOf) {
        if (onlyIfOf == null || onlyIfOf.equals(caller)) {
            run.cancel();
        }
    }

    private <T> @Nullable T within(SessionAccess.Action<T> action) {
        try {
            return session.within(caller, run, () -> counting(action));
        } catch (RuntimeException | Error e) {
            if (isOver()) {
                watch.failed(e);
            }
            throw e;
        }
    }

    private <T> @Nullable T counting(SessionAccess.Action<T> action) throws IOException {
        try {
            return action.run();
        } finally {
            watch.moved(run.bytes());
        }
    }
}
