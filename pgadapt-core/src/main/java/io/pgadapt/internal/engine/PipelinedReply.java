package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.PipelineAborted;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The result of a statement of a pipeline, or why there is none. */
final class PipelinedReply extends PortalReply {
    private final Statement statement;
    private final ParsedSql sql;
    private final ExtendedFlow flow;
    private final PipelineGroup group;
    private final Watcher watcher;
    private final Observers.@Nullable Watch watch;
    private @Nullable PgException failure;

    /** Learns what becomes of a statement. */
    interface Watcher {
        /** It has run. */
        void succeeded(ParsedSql sql);

        /** The server has refused it. */
        void failed(PgException error);
    }

    PipelinedReply(
            Statement statement,
            ExtendedFlow flow,
            @Nullable ResultShape shape,
            PipelineGroup group,
            Watcher watcher,
            Observers.@Nullable Watch watch) {
        super(shape, statement.context(), flow.exchange);
        this.statement = statement;
        this.sql = statement.sql();
        this.flow = flow;
        this.group = group;
        this.watcher = watcher;
        this.watch = watch;
    }

    /** Returns why there is no result; null when there is one. */
    @Nullable
    PgException failure() {
        return failure;
    }

    @Override
    boolean accept(BackendMessage message) throws IOException {
        boolean last = super.accept(message);
        if (last) {
            watcher.succeeded(sql);
            if (watch != null) {
                watch.succeeded(result().rowCount());
            }
        }
        return last;
    }

    @Override
    void refuse(ErrorResponse error) {
        PgException reason = ServerErrors.exception(error, sql);
        // too late for this one to be tried again, but the next one is described anew
        flow.forgets(statement, reason);
        fail(reason);
    }

    /** Takes note that the statement itself failed. */
    void fail(PgException reason) {
        end(reason);
        group.fail(reason);
        watcher.failed(reason);
    }

    @Override
    void skip(ErrorResponse reason) {
        group.fail(ServerErrors.exception(reason, sql));
        abort();
    }

    /** Takes note that another statement of the group had failed before. */
    void abort() {
        end(new PipelineAborted(
                ErrorReport.of("the statement was not run, because another one before it in the pipeline failed")
                        .inSql(sql.userText())
                        .causedBy(group.failure())));
    }

    private void end(PgException reason) {
        failure = reason;
        if (watch != null) {
            watch.failed(reason);
        }
    }
}
