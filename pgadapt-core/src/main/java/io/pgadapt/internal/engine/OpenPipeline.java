package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.sql.Composable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pipeline for those who know nothing of locks. To be closed. */
public final class OpenPipeline {
    private final Session session;
    private final Pipelines.Run run;
    private final SessionWatch watch;

    OpenPipeline(Session session, Pipelines.Run run, SessionWatch watch) {
        this.session = session;
        this.run = run;
        this.watch = watch;
    }

    /**
     * Adds a statement.
     *
     * @throws io.pgadapt.errors.PgException when it cannot be sent; the pipeline goes on without it
     */
    public PipelinedResult add(ParsedSql sql, @Nullable Object[] values, Caller caller) {
        caller.tenure().runs(sql.userText());
        Observers.Watch watching = watch.beginning(sql, values, caller.types());
        PipelinedReply reply = add(sql, values, caller, watching);
        return new PipelinedResult(session, run, reply, caller);
    }

    /** Returns the text of a composed statement; what must be asked for it is part of the pipeline. */
    public String compose(Composable statement, ParameterStyle style, Caller caller) {
        return session.composing()
                .compose(
                        statement,
                        style,
                        caller,
                        name -> session.within(
                                caller, run, () -> run.typeNames().find(name)));
    }

    private PipelinedReply add(
            ParsedSql sql, @Nullable Object[] values, Caller caller, Observers.@Nullable Watch watching) {
        try {
            return Objects.requireNonNull(session.within(caller, run, () -> run.add(sql, values, caller, watching)));
        } catch (RuntimeException | Error e) {
            if (watching != null) {
                watching.failed(e);
            }
            throw e;
        }
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
