package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pipeline for those who know nothing of locks. To be closed. */
public final class OpenPipeline {
    private final Session session;
    private final Pipelines.Run run;

    OpenPipeline(Session session, Pipelines.Run run) {
        this.session = session;
        this.run = run;
    }

    /**
     * Adds a statement.
     *
     * @throws io.pgadapt.errors.PgException when it cannot be sent; the pipeline goes on without it
     */
    public PipelinedResult add(ParsedSql sql, @Nullable Object[] values, Caller caller) {
        PipelinedReply reply = Objects.requireNonNull(session.within(caller, run, () -> run.add(sql, values, caller)));
        return new PipelinedResult(session, run, reply, caller);
    }

    /** Sets a sync point. */
    public void sync(Caller caller) {
        session.within(caller, run, () -> {
            run.sync();
            return null;
        });
    }

    /** Sends what was added, without waiting. */
    public void flush(Caller caller) {
        session.within(caller, run, () -> {
            run.flush();
            return null;
        });
    }

    /** Returns whether the pipeline was closed. */
    public boolean isClosed() {
        return run.isClosed();
    }

    /**
     * Ends the pipeline when everything in it has.
     *
     * @throws io.pgadapt.errors.PgException why a statement failed, if nobody has asked for it
     */
    public void close(Caller caller) {
        if (!session.isClosed()) {
            session.within(caller, run, () -> {
                run.close();
                return null;
            });
        }
    }
}
