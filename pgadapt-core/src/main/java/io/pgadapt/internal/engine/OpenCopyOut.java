package io.pgadapt.internal.engine;

import org.jspecify.annotations.Nullable;

/** A COPY from the server, for those who know nothing of locks. To be closed, taken to the end or not. */
public final class OpenCopyOut implements AutoCloseable {
    private final Session session;
    private final CopyOutRun run;
    private final Caller caller;
    private final CopyWatch watch;

    OpenCopyOut(Session session, CopyOutRun run, Caller caller, Observers.@Nullable Watch watch) {
        this.session = session;
        this.run = run;
        this.caller = caller;
        this.watch = new CopyWatch(watch);
    }

    /**
     * Waits for more data, which are handed over.
     *
     * @return false when there are no more
     * @throws io.pgadapt.errors.PgException when COPY has failed
     */
    public boolean next() {
        try {
            return Boolean.TRUE.equals(session.within(caller, run, run::take));
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    /** Returns how many messages have come, each with one row as PostgreSQL sends them. */
    public long messages() {
        return run.reply.messages();
    }

    /** Takes note of how many bytes have come. */
    public void moved(long bytes) {
        watch.moved(bytes);
    }

    /** Returns what the text came to, once there are no more data. */
    public QueryResult result() {
        return run.result();
    }

    /** Reads away what is left, if anything is. */
    @Override
    public void close() {
        if (!run.isClosed() && !session.isClosed()) {
            session.within(caller, run, () -> {
                run.drop();
                return null;
            });
        }
        watch.succeeded(run.reply.rowCount());
    }

    /** Takes note that it has failed, at whichever end. */
    public void failed(Throwable error) {
        watch.failed(error);
    }
}
