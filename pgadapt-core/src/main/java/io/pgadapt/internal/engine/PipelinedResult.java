package io.pgadapt.internal.engine;

import java.util.Objects;

/** The result of a statement in a pipeline, which need not have arrived yet. */
public final class PipelinedResult {
    private final Session session;
    private final Pipelines.Run run;
    private final PipelinedReply reply;
    private final Caller caller;

    PipelinedResult(Session session, Pipelines.Run run, PipelinedReply reply, Caller caller) {
        this.session = session;
        this.run = run;
        this.reply = reply;
        this.caller = caller;
    }

    /** Returns whether it is known what came of the statement. */
    public boolean isOver() {
        return reply.isOver();
    }

    /**
     * Returns the result, and waits for it.
     *
     * @throws io.pgadapt.errors.PgException why there is none
     */
    public QueryResult get() {
        if (session.isClosed() && reply.isOver() && reply.failure() == null) {
            return reply.result();
        }
        return Objects.requireNonNull(session.within(caller, run, () -> run.await(reply)));
    }
}
