package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.wire.Format;
import org.jspecify.annotations.Nullable;

/** A COPY to the server, for those who know nothing of locks. To be finished, or to be failed. */
public final class OpenCopyIn {
    private final Session session;
    private final CopyInRun run;
    private final Caller caller;
    private final Observers.@Nullable Watch watch;
    private boolean ended;

    OpenCopyIn(Session session, CopyInRun run, Caller caller, Observers.@Nullable Watch watch) {
        this.session = session;
        this.run = run;
        this.caller = caller;
        this.watch = watch;
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
        return ended || run.isClosed() || session.isClosed();
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
        QueryResult result = within(run::finish);
        end();
        if (watch != null && result != null) {
            watch.succeeded(result.rowCount());
        }
        return result == null ? run.result() : result;
    }

    /** Has COPY fail; returns what the server says to that, or null when it is over already. */
    public @Nullable PgException fail(String reason) {
        if (isOver()) {
            ended = true;
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
            return session.within(caller, run, action);
        } catch (RuntimeException | Error e) {
            if (!ended && (run.isClosed() || session.isClosed())) {
                end();
                if (watch != null) {
                    watch.failed(e);
                }
            }
            throw e;
        }
    }

    private void end() {
        ended = true;
        if (watch != null) {
            watch.moved(run.bytes());
        }
    }
}
