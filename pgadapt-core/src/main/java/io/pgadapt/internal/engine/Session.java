package io.pgadapt.internal.engine;

import io.pgadapt.Notification;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.Xid;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.PgException;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.ParsedSqlCache;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.MessageTrace;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server: runs statements one after the other, in transactions, and stays usable whatever they come to.
 *
 * <p>Thread-safe by one lock, which is held as long as a statement runs.
 */
public final class Session implements AutoCloseable {
    /** Statements after which prepared statements may be gone, types may have changed, or names may mean others. */
    private static final Set<StatementKind> CONSEQUENTIAL = EnumSet.of(
            StatementKind.DISCARD,
            StatementKind.DEALLOCATE,
            StatementKind.DDL,
            StatementKind.ROLLBACK_TO,
            StatementKind.SET,
            StatementKind.RESET);

    /** Statements of which nothing has to be asked before they run. */
    private static final Set<StatementKind> ROWLESS = EnumSet.of(
            StatementKind.BEGIN,
            StatementKind.COMMIT,
            StatementKind.ROLLBACK,
            StatementKind.SAVEPOINT,
            StatementKind.RELEASE,
            StatementKind.ROLLBACK_TO,
            StatementKind.PREPARE_TRANSACTION,
            StatementKind.COMMIT_PREPARED,
            StatementKind.ROLLBACK_PREPARED,
            StatementKind.SET,
            StatementKind.RESET,
            StatementKind.DISCARD,
            StatementKind.DEALLOCATE,
            StatementKind.COPY,
            StatementKind.DDL,
            StatementKind.MAINTENANCE);

    private final SessionState state;
    private final SessionAccess access;
    private final StatementCache cache;
    private final StatementCache descriptions;
    private final SessionTypes types;
    private final CachedFlow cachedFlow;
    private final UnnamedFlow unnamedFlow;
    private final SimpleFlow simpleFlow;
    private final Transactions transactions;
    private final SessionContext contexts;
    private final ParsedSqlCache texts = new ParsedSqlCache();
    private final Caller self = new OwnCommands();
    private volatile ExecutionMode mode;
    private volatile Duration statementTimeout;

    /** Takes over a connection that is ready for statements. */
    public Session(MessageChannel channel, SessionState state, Canceller canceller, SessionOptions options) {
        Consumer<String> trace = options.trace();
        if (trace != null) {
            channel.trace(new MessageTrace(trace));
        }
        this.state = state;
        state.followEncoding(channel::encoding);
        this.mode = options.executionMode();
        this.statementTimeout = options.statementTimeout();
        Cancellation cancellation = new Cancellation(canceller);
        Exchange exchange = new Exchange(channel, state, cancellation);
        this.access = new SessionAccess(channel, exchange, cancellation, new Aftermath());
        this.cache = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.descriptions = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.types = new SessionTypes(options.catalog(), new TypeLoader(exchange, state), state);
        this.cachedFlow = new CachedFlow(exchange, state, types, cache);
        this.unnamedFlow = new UnnamedFlow(exchange, state, types, descriptions);
        this.simpleFlow = new SimpleFlow(exchange, types);
        this.transactions = new Transactions(simpleFlow, state, types, access::endStreams);
        this.contexts = new SessionContext(state, options.catalog());
    }

    /** Runs a statement and fetches its whole result. */
    public QueryResult execute(ParsedSql sql, @Nullable Object[] values, Caller caller) {
        return given(sql, caller, () -> {
            Statement statement = statement(sql, values, caller.types());
            try {
                return flow(sql).run(statement).readIn(state.clientEncoding());
            } catch (PgException e) {
                throw transactions.failed(e);
            } finally {
                takeConsequences(sql);
            }
        });
    }

    /** Runs a query whose rows are taken as they arrive. */
    public OpenStream stream(ParsedSql sql, @Nullable Object[] values, Caller caller, int batchSize) {
        return given(sql, caller, () -> {
            Statement statement = statement(sql, values, caller.types());
            try {
                RowStream stream = flow(sql).open(statement, batchSize);
                access.opened(stream);
                return new OpenStream(this, stream, caller);
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        });
    }

    /** Commits the transaction, if one is open. */
    public void commit() {
        inTransactions(Transactions::commit);
    }

    /** Rolls the transaction back, if one is open. */
    public void rollback() {
        inTransactions(Transactions::rollback);
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
        inTransactions(it -> it.commit(block));
    }

    /** Ends the innermost block and undoes what was done in it. */
    void rollback(TransactionBlock block) {
        inTransactions(it -> it.rollback(block));
    }

    /** Begins a transaction that is to be committed in two phases. */
    public void tpcBegin(Xid xid) {
        inTransactions(it -> it.tpcBegin(xid));
    }

    /** Prepares the transaction. */
    public void tpcPrepare() {
        inTransactions(Transactions::tpcPrepare);
    }

    /** Commits the transaction, which need not be prepared. */
    public void tpcCommit() {
        inTransactions(Transactions::tpcCommit);
    }

    /** Rolls the transaction back, which need not be prepared. */
    public void tpcRollback() {
        inTransactions(Transactions::tpcRollback);
    }

    /** Commits a prepared transaction. */
    public void tpcCommit(Xid xid) {
        inTransactions(it -> it.tpcCommit(xid));
    }

    /** Rolls a prepared transaction back. */
    public void tpcRollback(Xid xid) {
        inTransactions(it -> it.tpcRollback(xid));
    }

    /** Begins a transaction that a manager is in charge of, also in autocommit. */
    public void beginBranch(Xid xid) {
        inTransactions(it -> it.beginBranch(xid));
    }

    /** Keeps statements out of the transaction that a manager is in charge of. */
    public void suspendBranch() {
        inTransactions(Transactions::suspendBranch);
    }

    /** As {@link #suspendBranch}, once all blocks in the transaction have ended. */
    public void endBranch() {
        inTransactions(Transactions::endBranch);
    }

    /** Lets statements have a part again in the transaction that a manager is in charge of. */
    public void resumeBranch() {
        inTransactions(Transactions::resumeBranch);
    }

    /** Prepares the transaction that a manager is in charge of, and is free for others then. */
    public void prepareBranch() {
        inTransactions(Transactions::prepareBranch);
    }

    /** Rolls the transaction back that a manager is in charge of, and the blocks that are open in it. */
    public void rollbackBranch() {
        inTransactions(Transactions::rollbackBranch);
    }

    /** Rolls back what is open and forgets what was set, prepared, listened to or created for this session only. */
    public void reset() {
        inTransactions(it -> {
            it.reset();
            cache.forgetAll();
            types.searchPathMayHaveChanged();
            state.forgetNotices();
        });
    }

    /** Runs a query of our own, without beginning a transaction, with codecs that no user has changed. */
    public QueryResult ask(String sql) {
        ParsedSql parsed = parse(sql, ParameterStyle.NONE);
        return given(parsed, self, () -> {
            transactions.check(parsed);
            CodecContext context = contexts.with(CodecRegistry.defaults());
            try {
                return simpleFlow.run(new Statement(parsed, Parameters.NONE, context, null));
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        });
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
        return mode;
    }

    /** Sets how statements travel from now on. */
    public void mode(ExecutionMode newMode) {
        mode = newMode;
    }

    /** Returns what the server has told about the session. */
    public SessionState state() {
        return state;
    }

    /** Returns a text with its placeholders found; texts that were seen before are remembered. */
    public ParsedSql parse(String sql, ParameterStyle style) {
        return texts.parse(sql, style, state.stringSyntax());
    }

    /** Takes the next notification out; null when none arrives in time, or the thread is interrupted. */
    public @Nullable Notification nextNotification(Deadline deadline) {
        try {
            return state.notifications().next(deadline, access::listen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Returns how long a call may wait for the server; zero for as long as it takes. */
    public Duration statementTimeout() {
        return statementTimeout;
    }

    /** Sets how long a call may wait for the server. */
    public void statementTimeout(Duration timeout) {
        statementTimeout = timeout;
    }

    /** Stops what runs, whoever runs it, and nothing that runs later. */
    public void cancel() {
        access.cancel(null);
    }

    /** Stops what a caller runs. */
    public void cancel(Caller caller) {
        access.cancel(caller);
    }

    /** Returns whether the session was closed, or lost. */
    public boolean isClosed() {
        return access.isClosed();
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

    /** Does something with a stream while no statement runs. */
    <T> @Nullable T withStream(Caller caller, RowStream stream, SessionAccess.Action<T> action) {
        return access.withStream(caller, stream, () -> {
            try {
                return action.run();
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        });
    }

    private Statement statement(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) throws IOException {
        transactions.check(sql);
        ClientText.requireEncodable(sql, state.clientEncoding());
        if (types.haveChanged()) {
            cache.forgetIf(PreparedStatement::usesLookedUpTypes);
            descriptions.forgetIf(PreparedStatement::usesLookedUpTypes);
            contexts.catalog(types.catalog());
        }
        Parameters parameters = Parameters.of(values, registry, types);
        return new Statement(sql, parameters, contexts.with(registry), transactions.beginning(sql.kind()));
    }

    private Flow flow(ParsedSql sql) {
        boolean needsNoDescription = sql.parameterCount() == 0 && ROWLESS.contains(sql.kind());
        if (mode == ExecutionMode.SIMPLE
                || needsNoDescription
                || sql.statements().size() > 1) {
            return simpleFlow;
        }
        return mode == ExecutionMode.CACHED && cache.keeps(sql) ? cachedFlow : unnamedFlow;
    }

    /** A text of several statements may have failed after some of them did what they do. */
    private void takeConsequences(ParsedSql sql) {
        List<StatementKind> kinds = sql.statements();
        for (int i = 0; i < kinds.size(); i++) {
            if (CONSEQUENTIAL.contains(kinds.get(i))) {
                takeConsequences(sql, kinds.get(i));
            }
        }
    }

    private void takeConsequences(ParsedSql sql, StatementKind kind) {
        switch (kind) {
            case DDL -> types.ddlHasRun(sql);
            case ROLLBACK_TO -> types.changesWereUndone();
            case SET, RESET -> types.searchPathMayHaveChanged();
            default -> cache.forgetAll();
        }
    }

    private void inTransactions(Step step) {
        access.exclusively(self, null, () -> {
            step.run(transactions);
            return null;
        });
    }

    private <T> T given(ParsedSql sql, Caller caller, SessionAccess.Action<T> action) {
        return Objects.requireNonNull(access.exclusively(caller, sql, action));
    }

    /** A step of the session's transactions. */
    @FunctionalInterface
    private interface Step {
        void run(Transactions transactions) throws IOException;
    }

    /** The session itself, as far as it runs what belongs to nobody's cursor. */
    private final class OwnCommands implements Caller {
        @Override
        public CodecRegistry types() {
            return CodecRegistry.defaults();
        }

        @Override
        public Duration statementTimeout() {
            return statementTimeout;
        }
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
    }
}
