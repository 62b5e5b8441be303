package io.pgadapt.internal.engine;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.PipelineAborted;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.protocol.message.Flush;
import io.pgadapt.protocol.message.Sync;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that are sent without waiting for the results of those before. Not thread-safe: the session locks. */
final class Pipelines {
    /** Leaves in one write; larger ones would gain nothing. */
    private static final int WRITE_SIZE = 32 * 1024;

    /** How much may be unanswered: enough to keep the server busy, and little enough to be forgotten. */
    private static final int MOST_OWED = 1024;

    private static final int MOST_BYTES = 1024 * 1024;

    private final Exchange exchange;
    private final SessionState state;
    private final Statements statements;
    private final Transactions transactions;
    private final SessionTypes types;
    private final Grouping flushed;
    private final Grouping synced;

    Pipelines(
            Exchange exchange,
            SessionState state,
            Statements statements,
            Transactions transactions,
            SessionTypes types) {
        this.exchange = exchange;
        this.state = state;
        this.statements = statements;
        this.transactions = transactions;
        this.types = types;
        this.flushed = new FlushGrouping(exchange, state);
        this.synced = new SyncGrouping(exchange, state);
    }

    /** Begins a pipeline. */
    Run begin() {
        return new Run();
    }

    /** One pipeline. */
    final class Run implements Underway, PipelinedReply.Watcher {
        /** Failures that nobody has been told of. */
        private final List<PgException> untold = new ArrayList<>(1);

        private PipelineGroup group = new PipelineGroup();
        private @Nullable Boolean transactionAhead;
        private boolean unasked;
        private int unansweredBytes;
        private boolean closed;

        /** Whether nothing of it is on its way. */
        private boolean atRest = true;

        /**
         * Adds a statement.
         *
         * @throws PgException when it cannot be sent; the pipeline goes on without it
         */
        PipelinedReply add(ParsedSql sql, @Nullable Object[] values, Caller caller, Observers.@Nullable Watch watch)
                throws IOException {
            requirePossible(sql);
            transactions.check(sql);
            awaitGroupAhead();
            if (exchange.owed() == 0 && !group.isOpen()) {
                // before a sync point the server does not tell where the transaction stands
                transactionAhead = null;
            }
            String begin = transactions.beginning(sql.kind(), isTransactionAhead());
            Statement statement = statements.statement(sql, values, caller.types(), flushed, begin);
            ExtendedFlow flow = statements.pipelined(sql);
            return group.failure() == null ? send(statement, flow, watch) : aborted(statement, flow, watch);
        }

        /** Returns who knows types by their names, and asks for those that are not known yet. */
        TypeNames typeNames() {
            return types.names(flushed);
        }

        private PipelinedReply send(Statement statement, ExtendedFlow flow, Observers.@Nullable Watch watch)
                throws IOException {
            group.begin();
            atRest = false;
            ExtendedFlow.Described described;
            try {
                described = flow.describe(statement);
            } catch (PgException e) {
                noteBegin(statement);
                return group.failure() == null ? failed(statement, flow, watch, e) : aborted(statement, flow, watch);
            }
            if (described.begin() == null) {
                noteBegin(statement);
            }
            int before = exchange.out().size();
            ResultShape shape = flow.writePipelined(statement, described);
            noteBegin(statement);
            noteControl(statement.sql().kind());
            PipelinedReply reply = new PipelinedReply(statement, flow, shape, group, this, watch);
            exchange.expect(reply);
            unasked = true;
            unansweredBytes += exchange.out().size() - before;
            keepMoving();
            return reply;
        }

        private PipelinedReply failed(
                Statement statement, ExtendedFlow flow, Observers.@Nullable Watch watch, PgException reason) {
            PipelinedReply reply = new PipelinedReply(statement, flow, null, group, this, watch);
            reply.fail(reason);
            reply.end();
            return reply;
        }

        private PipelinedReply aborted(Statement statement, ExtendedFlow flow, Observers.@Nullable Watch watch) {
            PipelinedReply reply = new PipelinedReply(statement, flow, null, group, this, watch);
            reply.abort();
            reply.end();
            return reply;
        }

        @Override
        public void succeeded(ParsedSql sql) {
            statements.takeConsequences(sql);
        }

        @Override
        public void failed(PgException error) {
            untold.add(error);
        }

        /** Ends the group; what comes next does not depend on it. */
        void sync() throws IOException {
            if (group.isOpen()) {
                Sync.write(exchange.out());
                exchange.expect(new ReadyReply());
                unasked = false;
                keepMoving();
            }
            group = new PipelineGroup();
        }

        /** Sends all that was written, and has the server answer. */
        void flush() throws IOException {
            if (unasked && group.failure() == null) {
                Flush.INSTANCE.encode(exchange.out());
                unasked = false;
            }
            exchange.flush();
        }

        /** Returns a result, and waits for it. */
        QueryResult await(PipelinedReply reply) throws IOException {
            if (!reply.isOver()) {
                flush();
                exchange.await(reply);
            }
            PgException failure = reply.failure();
            if (failure != null) {
                untold.remove(failure instanceof PipelineAborted ? failure.getCause() : failure);
                throw failure;
            }
            return types.complete(reply.result(), group.isOpen() ? flushed : synced);
        }

        @Override
        public void pause() throws IOException {
            if (atRest) {
                return; // it has made way before, and what is owed now is owed to others, such as a COPY
            }
            sync();
            exchange.flush();
            exchange.drain();
            unansweredBytes = 0;
            atRest = true;
            if (!untold.isEmpty()) {
                transactions.failed(untold.get(untold.size() - 1));
            }
        }

        @Override
        public void endWithTransaction() {}

        @Override
        public boolean isClosed() {
            return closed;
        }

        /**
         * Ends the pipeline.
         *
         * @throws PgException why a statement failed, if nobody has asked for it
         */
        void close() throws IOException {
            if (!closed) {
                closed = true;
                pause();
                if (!untold.isEmpty()) {
                    throw untold.get(0);
                }
            }
        }

        /**
         * Behind a pooler a session may be gone with the transaction. PgBouncer before 1.21 passes on what comes meanwhile, and then
         * has nobody to give the answers to.
         */
        private void awaitGroupAhead() throws IOException {
            if (!group.isOpen()
                    && exchange.owed() > 0
                    && statements.mode() != ExecutionMode.CACHED
                    && !isTransactionAhead()) {
                exchange.flush();
                exchange.drain();
                unansweredBytes = 0;
            }
        }

        /** Neither side may run far ahead of the other. */
        private void keepMoving() throws IOException {
            if (exchange.owed() > MOST_OWED || unansweredBytes > MOST_BYTES) {
                flush();
                int target = exchange.owed() / 2;
                exchange.await(() -> exchange.owed() <= target);
                unansweredBytes /= 2;
            } else if (exchange.out().size() > WRITE_SIZE) {
                exchange.flush();
            }
        }

        private boolean isTransactionAhead() {
            Boolean known = transactionAhead;
            return known == null ? state.inTransaction() : known;
        }

        private void noteBegin(Statement statement) {
            if (statement.begin() != null) {
                transactionAhead = true;
            }
        }

        private void noteControl(StatementKind kind) {
            switch (kind) {
                case BEGIN -> transactionAhead = true;
                case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> transactionAhead = false;
                default -> {}
            }
        }

        private void requirePossible(ParsedSql sql) {
            if (closed) {
                throw refused("the pipeline is closed", sql);
            }
            if (sql.statements().size() > 1) {
                throw refused("a pipeline takes statements one by one; this text has several", sql);
            }
            if (sql.kind() == StatementKind.COPY) {
                throw refused("COPY cannot be part of a pipeline", sql);
            }
        }

        private static ProgrammingError refused(String message, ParsedSql sql) {
            return new ProgrammingError(
                    ErrorReport.of(message).inSql(sql.userText()).beforeWriting());
        }
    }
}
