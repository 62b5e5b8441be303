package io.pgadapt.internal.engine;

import io.pgadapt.Notification;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.Xid;
import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.ParsedSqlCache;
import io.pgadapt.observe.TransactionEnd;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.MessageTrace;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.Literals;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server: runs statements one after the other, in transactions, and stays usable whatever they come to.
 *
 * <p>Thread-safe by one lock, which is held as long as a statement runs.
 */
public final class Session implements AutoCloseable {
    private final SessionState state;
    private final SessionAccess access;
    private final SessionWatch watch;
    private final Exchange exchange;
    private final Grouping synced;
    private final Statements statements;
    private final Transactions transactions;
    private final Pipelines pipelines;
    private final SessionTypes types;
    private final Copies copies;
    private final CursorCommands cursors;
    private final Composing composing;
    private final ParsedSqlCache texts;
    private final OwnCommands self;
    private final Handover handover;
    private final Tenure tenure;

    /** Takes over a connection that is ready for statements. */
    public Session(
            MessageChannel channel,
            SessionState state,
            Canceller canceller,
            SessionOptions.Identity identity,
            SessionOptions options) {
        Consumer<String> trace = options.trace();
        if (trace != null) {
            channel.trace(new MessageTrace(trace));
        }
        this.state = state;
        state.followEncoding(channel::encoding);
        this.watch = new SessionWatch(options.observers(), identity);
        state.watchedBy(watch);
        this.tenure = new Tenure();
        this.self = new OwnCommands(options.statementTimeout(), tenure);
        Cancellation cancellation = new Cancellation(canceller, options.cancelTimeout(), channel::limit);
        this.exchange = new Exchange(channel, state, cancellation);
        this.synced = new SyncGrouping(exchange, state);
        this.access = new SessionAccess(channel, exchange, cancellation, new Aftermath());
        this.types = new SessionTypes(options.catalog(), new TypeLoader(state), state);
        this.statements = new Statements(exchange, state, types, options);
        this.transactions = new Transactions(statements.commands(), state, types, access::endWithTransaction);
        this.composing = new Composing(access, statements, types, new ClientSql(state, types));
        this.cursors = new CursorCommands(this, access, state, statements, transactions, watch);
        this.pipelines = new Pipelines(exchange, state, statements, transactions, types);
        this.copies = new Copies(this, access, exchange, state, statements, transactions, types, watch);
        Restoration restoration = new Restoration(exchange, state, statements, transactions, types);
        this.handover = new Handover(access, exchange, restoration, watch);
        this.texts = new ParsedSqlCache();
    }

    /** The same session for somebody who uses it for a time. */
    private Session(Session owner) {
        this.state = owner.state;
        this.access = owner.access;
        this.watch = owner.watch;
        this.statements = owner.statements;
        this.transactions = owner.transactions;
        this.pipelines = owner.pipelines;
        this.types = owner.types;
        this.exchange = owner.exchange;
        this.synced = owner.synced;
        this.composing = owner.composing;
        this.cursors = new CursorCommands(this, access, state, statements, transactions, watch);
        this.copies = new Copies(this, access, exchange, state, statements, transactions, types, watch);
        this.texts = owner.texts;
        this.handover = owner.handover;
        this.tenure = new Tenure();
        this.self = new OwnCommands(owner.statementTimeout(), tenure);
    }

    /** Returns this session for somebody who uses it until it is taken back. */
    public Session lend() {
        return new Session(this);
    }

    /** Returns how this session is passed on from one user to the next. */
    public Handover handover() {
        return handover;
    }

    /** Returns the time during which this session may be used. */
    public Tenure tenure() {
        return tenure;
    }

    /** Runs a statement and fetches its whole result. */
    public QueryResult execute(ParsedSql sql, @Nullable Object[] values, Caller caller) {
        return execute(sql, values, caller, it -> statements.flow(sql).run(it));
    }

    /** Runs DECLARE, whose cursor can be fetched from then. */
    QueryResult declare(ParsedSql sql, @Nullable Object[] values, Caller caller, CursorFlow flow) {
        return execute(sql, values, caller, it -> statements.declare(it, flow));
    }

    private QueryResult execute(ParsedSql sql, @Nullable Object[] values, Caller caller, Way way) {
        return watched(
                sql,
                values,
                caller,
                () -> failing(sql, caller, () -> {
                    Statement statement = statement(sql, values, caller);
                    try {
                        return way.run(statement).readIn(state.clientEncoding());
                    } finally {
                        statements.takeConsequences(sql);
                    }
                }));
    }

    /** Has something watched that runs a statement. */
    QueryResult watched(ParsedSql sql, @Nullable Object[] values, Caller caller, Supplier<QueryResult> running) {
        return SessionWatch.watching(watch.running(sql, values, caller.types()), running, QueryResult::rowCount);
    }

    /** Runs a query whose rows are taken as they arrive. */
    public OpenStream stream(ParsedSql sql, @Nullable Object[] values, Caller caller, int batchSize) {
        Observers.Watch watching = watch.beginning(sql, values, caller.types());
        try {
            return open(sql, values, caller, batchSize, watching);
        } catch (RuntimeException | Error e) {
            if (watching != null) {
                watching.failed(e);
            }
            throw e;
        }
    }

    private OpenStream open(
            ParsedSql sql,
            @Nullable Object[] values,
            Caller caller,
            int batchSize,
            Observers.@Nullable Watch watching) {
        return failing(sql, caller, () -> {
            RowStream stream = statements.flow(sql).open(statement(sql, values, caller), batchSize);
            access.opened(stream);
            return new OpenStream(this, stream, caller, watching);
        });
    }

    private Statement statement(ParsedSql sql, @Nullable Object[] values, Caller caller) throws IOException {
        transactions.check(sql);
        return statements.statement(sql, values, caller.types(), transactions.beginning(sql.kind()));
    }

    /**
     * Begins a pipeline.
     *
     * @throws ProgrammingError when statements travel by the simple protocol, which has none
     */
    public OpenPipeline pipeline() {
        if (mode() == ExecutionMode.SIMPLE) {
            throw new ProgrammingError(
                    ErrorReport.of("ExecutionMode.SIMPLE has no pipelines; set the mode to CACHED or UNNAMED before")
                            .beforeWriting());
        }
        return Objects.requireNonNull(access.exclusively(self, null, () -> {
            Pipelines.Run run = pipelines.begin();
            access.opened(run);
            return new OpenPipeline(this, run, watch);
        }));
    }

    /** Returns what can be done by COPY. */
    public Copies copies() {
        return copies;
    }

    /** Begins a batch, whose sets are one observation. */
    public OpenBatch batch(BatchMode mode, BatchTotals totals, Caller caller) {
        return Objects.requireNonNull(access.exclusively(self, null, () -> {
            BatchRun run = new BatchRun(exchange, statements, transactions, types, synced, mode, totals);
            access.opened(run);
            return new OpenBatch(this, run, watch, caller);
        }));
    }

    /** Commits the transaction, if one is open. */
    public void commit() {
        ending(TransactionEnd.Action.COMMIT, Transactions::commit);
    }

    /** Rolls the transaction back, if one is open. */
    public void rollback() {
        ending(TransactionEnd.Action.ROLLBACK, Transactions::rollback);
    }

    /**
     * Opens a block: a transaction, which begins with its first statement, or a savepoint in the one that is open.
     *
     * @param asked what is asked for beyond the session's own; only a whole transaction can have it
     */
    public Transaction begin(TransactionModes asked) {
        return Objects.requireNonNull(access.exclusively(self, null, () -> transactions.begin(asked, this)));
    }

    /** Ends the innermost block and keeps what was done in it. */
    void commit(TransactionBlock block) {
        ending(TransactionEnd.Action.COMMIT, it -> it.commit(block));
    }

    /** Ends the innermost block and undoes what was done in it. */
    void rollback(TransactionBlock block) {
        ending(TransactionEnd.Action.ROLLBACK, it -> it.rollback(block));
    }

    /** Begins a transaction that is to be committed in two phases. */
    public void tpcBegin(Xid xid) {
        inTransactions(it -> it.tpcBegin(xid));
    }

    /** Prepares the transaction. */
    public void tpcPrepare() {
        ending(TransactionEnd.Action.PREPARE, Transactions::tpcPrepare);
    }

    /** Commits the transaction, which need not be prepared. */
    public void tpcCommit() {
        ending(TransactionEnd.Action.COMMIT, Transactions::tpcCommit);
    }

    /** Rolls the transaction back, which need not be prepared. */
    public void tpcRollback() {
        ending(TransactionEnd.Action.ROLLBACK, Transactions::tpcRollback);
    }

    /** Commits a prepared transaction. */
    public void tpcCommit(Xid xid) {
        watched(watch.ending(TransactionEnd.Action.COMMIT), it -> it.tpcCommit(xid));
    }

    /** Rolls a prepared transaction back. */
    public void tpcRollback(Xid xid) {
        watched(watch.ending(TransactionEnd.Action.ROLLBACK), it -> it.tpcRollback(xid));
    }

    /** Returns the transactions that a manager is in charge of. */
    public Branches branches() {
        return new Branches(this::inTransactions);
    }

    /** Rolls back what is open and forgets what was set, prepared, listened to or created for this session only. */
    public void reset() {
        inTransactions(it -> {
            it.reset();
            statements.discarded();
            types.searchPathMayHaveChanged();
            state.forgetNotices();
        });
    }

    /** Runs a query of our own, without beginning a transaction, with codecs that no user has changed. */
    public QueryResult ask(String sql) {
        return own(parse(sql, ParameterStyle.NONE), self);
    }

    /** Runs a statement without parameters, and begins no transaction; its rows are read with codecs that no user has changed. */
    QueryResult own(ParsedSql sql, Caller caller) {
        return failing(sql, caller, () -> {
            transactions.check(sql);
            return statements.commands().run(statements.own(sql));
        });
    }

    /** Returns a cursor of the server, which need not be there yet. */
    public ServerCursor cursor(String name, Caller caller) {
        return new ServerCursor(this, cursors, statements.fetching(name), Literals.identifier(name), caller);
    }

    /** Returns the characteristics that transactions begin with. */
    public TransactionModes modes() {
        return transactions.modes();
    }

    /** Sets the characteristics that transactions begin with; in autocommit these are those of each statement. */
    public void modes(TransactionModes modes) {
        inTransactions(it -> it.modes(modes));
    }

    /** Returns whether statements run outside of transactions. */
    public boolean autocommit() {
        return transactions.autocommit();
    }

    /** Sets whether statements run outside of transactions; not while one is open. */
    public void autocommit(boolean on) {
        inTransactions(it -> it.autocommit(on));
    }

    /** Returns how statements travel. */
    public ExecutionMode mode() {
        return statements.mode();
    }

    /** Sets how statements travel from now on. */
    public void mode(ExecutionMode newMode) {
        tenure.require();
        statements.mode(newMode);
    }

    /** Returns the part of the transaction that what is made now belongs to, and ends with. */
    public TransactionScope scope() {
        return state.scopes().current();
    }

    /** Returns whether a statement that is run now is part of a transaction that goes on after it. */
    public boolean wouldBeInTransaction() {
        return transactions.wouldBeInTransaction();
    }

    /** Returns what the server has told about the session. */
    public SessionState state() {
        return state;
    }

    /** Returns a text with its placeholders found; texts that were seen before are remembered. */
    public ParsedSql parse(String sql, ParameterStyle style) {
        return texts.parse(Objects.requireNonNull(sql, "sql is null"), style, state.stringSyntax());
    }

    /** Returns what makes SQL that holds its values. */
    public Composing composing() {
        return composing;
    }

    /** Takes the next notification out; null when none arrives in time, or the thread is interrupted. */
    public @Nullable Notification nextNotification(Deadline deadline) {
        tenure.require();
        try {
            return state.notifications().next(deadline, (enough, until) -> access.listen(self, enough, until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Returns how long a call may wait for the server; zero for as long as it takes. */
    public Duration statementTimeout() {
        return self.statementTimeout();
    }

    /** Sets how long a call may wait for the server. */
    public void statementTimeout(Duration timeout) {
        self.statementTimeout(timeout);
    }

    /** Returns the commands that stream in both directions. */
    public ReplicationCommands replication() {
        return new ReplicationCommands(access, exchange, statements, watch, self);
    }

    /** Stops what runs, whoever runs it, and nothing that runs later. */
    public void cancel() {
        tenure.require();
        copies.cancel(null);
        access.cancel(caller -> caller.tenure() == tenure);
    }

    /** Stops what a caller runs. */
    @SuppressWarnings("ReferenceEquality") // the very cursor is meant, not one that looks like it
    public void cancel(Caller caller) {
        copies.cancel(caller);
        access.cancel(running -> running == caller);
    }

    /** Returns whether the session was closed, or lost. */
    public boolean isClosed() {
        return tenure.isOver() || access.isClosed();
    }

    /** Returns whether the session was lost. */
    public boolean isBroken() {
        return access.isBroken();
    }

    /** Ends the session. */
    @Override
    public void close() {
        access.close();
    }

    /** Does something with what is under way, while no other statement runs. */
    <T> @Nullable T within(Caller caller, Underway it, SessionAccess.Action<T> action) {
        return access.within(caller, it, () -> {
            try {
                return action.run();
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        });
    }

    /** Ends a transaction, if one is open; only then is there anything to tell. */
    private void ending(TransactionEnd.Action action, Step step) {
        watched(state.inTransaction() ? watch.ending(action) : null, step);
    }

    private void watched(Observers.@Nullable Watch watching, Step step) {
        SessionWatch.watching(
                watching,
                () -> {
                    inTransactions(step);
                    return this;
                },
                session -> -1);
    }

    private void inTransactions(Step step) {
        access.exclusively(self, null, () -> {
            step.run(transactions);
            return null;
        });
    }

    /** Does something that needs the server; when that fails, so does the transaction. */
    <T> T failing(ParsedSql sql, Caller caller, SessionAccess.Action<T> action) {
        tenure.runs(sql.userText());
        return Objects.requireNonNull(access.exclusively(caller, sql, () -> {
            try {
                return action.run();
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        }));
    }

    /** A way to run a statement. */
    @FunctionalInterface
    private interface Way {
        QueryResult run(Statement statement) throws IOException;
    }

    /** A step of the session's transactions. */
    @FunctionalInterface
    interface Step {
        void run(Transactions transactions) throws IOException;
    }

    /** What transactions and types make of the end of a statement. */
    private final class Aftermath implements SessionAccess.Settling {
        @Override
        public void settle() {
            transactions.settle();
            types.settle(access.isBroken() || !state.inTransaction());
        }

        @Override
        public void lost() {
            transactions.lost();
        }

        @Override
        public void ended(@Nullable PgException reason) {
            watch.sessionEnded(reason);
        }
    }
}
