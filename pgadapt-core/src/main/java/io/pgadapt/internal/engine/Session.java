package io.pgadapt.internal.engine;

import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.Xid;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.ParsedSqlCache;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.MessageTrace;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server: runs statements one after the other, in transactions, and stays usable whatever they come to.
 *
 * <p>Thread-safe by one lock, which is held as long as a statement runs.
 */
public final class Session implements AutoCloseable {
    private static final Duration TERMINATE_GRACE = Duration.ofSeconds(1);

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

    private final ReentrantLock lock = new ReentrantLock();
    private final MessageChannel channel;
    private final SessionState state;
    private final Exchange exchange;
    private final StatementCache cache;
    private final StatementCache descriptions;
    private final SessionTypes types;
    private final CachedFlow cachedFlow;
    private final UnnamedFlow unnamedFlow;
    private final SimpleFlow simpleFlow;
    private final Transactions transactions;
    private final SessionContext contexts;
    private final ParsedSqlCache texts = new ParsedSqlCache();
    private final List<RowStream> streams = new ArrayList<>(1);
    private volatile ExecutionMode mode;
    private volatile boolean closed;
    private volatile boolean broken;

    /** Takes over a connection that is ready for statements. */
    public Session(MessageChannel channel, SessionState state, Canceller canceller, SessionOptions options) {
        this.channel = channel;
        Consumer<String> trace = options.trace();
        if (trace != null) {
            channel.trace(new MessageTrace(trace));
        }
        this.state = state;
        state.followEncoding(channel::encoding);
        this.mode = options.executionMode();
        this.exchange = new Exchange(channel, state, canceller);
        this.cache = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.descriptions = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.types = new SessionTypes(options.catalog(), new TypeLoader(exchange, state), state);
        this.cachedFlow = new CachedFlow(exchange, state, types, cache);
        this.unnamedFlow = new UnnamedFlow(exchange, state, types, descriptions);
        this.simpleFlow = new SimpleFlow(exchange, types);
        this.transactions = new Transactions(simpleFlow, state, types, this::endStreams);
        this.contexts = new SessionContext(state, options.catalog());
    }

    /** Runs a statement and fetches its whole result. */
    public QueryResult execute(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) {
        return given(sql, () -> {
            Statement statement = statement(sql, values, registry);
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
    public OpenStream stream(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, int batchSize) {
        return given(sql, () -> {
            Statement statement = statement(sql, values, registry);
            try {
                RowStream stream = flow(sql).open(statement, batchSize);
                streams.add(stream);
                return new OpenStream(this, stream);
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
        return Objects.requireNonNull(exclusively(null, () -> transactions.begin(asked, this)));
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
        return given(parsed, () -> {
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

    /** Returns whether the session was closed, or lost. */
    public boolean isClosed() {
        return closed || broken;
    }

    /** Returns whether the session was lost. */
    public boolean isBroken() {
        return broken;
    }

    /** Ends the session. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!isClosed()) {
                channel.send(Terminate.INSTANCE);
                channel.flush(Deadline.after(TERMINATE_GRACE));
            }
        } catch (IOException e) {
            // the server notices the end of the connection all the same
        } finally {
            closed = true;
            channel.close();
            lock.unlock();
        }
    }

    /** Does something with a stream while no statement runs. */
    <T> @Nullable T withStream(RowStream stream, Action<T> action) {
        return exclusively(null, stream, () -> {
            try {
                return action.run();
            } catch (PgException e) {
                throw transactions.failed(e);
            } finally {
                if (stream.isClosed()) {
                    streams.remove(stream);
                }
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

    private void endStreams() throws IOException {
        for (RowStream stream : streams) {
            stream.endWithTransaction();
        }
        streams.clear();
    }

    private void inTransactions(Step step) {
        exclusively(null, () -> {
            step.run(transactions);
            return null;
        });
    }

    private <T> T given(ParsedSql sql, Action<T> action) {
        return Objects.requireNonNull(exclusively(sql, action));
    }

    private <T> @Nullable T exclusively(@Nullable ParsedSql sql, Action<T> action) {
        return exclusively(sql, null, action);
    }

    private <T> @Nullable T exclusively(@Nullable ParsedSql sql, @Nullable RowStream user, Action<T> action) {
        lock.lock();
        try {
            requireOpen();
            if (!streams.isEmpty()) {
                makeWay(user);
            }
            if (user == null || user.isClosed()) {
                exchange.drain();
            }
            @Nullable T result = action.run();
            transactions.settle();
            return result;
        } catch (IOException | ProtocolException e) {
            throw lost(sql, e);
        } finally {
            types.settle(broken || !state.inTransaction());
            lock.unlock();
        }
    }

    /** Has all streams but one take in what they wait for. */
    private void makeWay(@Nullable RowStream user) throws IOException {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i) != user) {
                streams.get(i).pause();
            }
        }
        streams.removeIf(stream -> stream != user && stream.isClosed());
    }

    private void requireOpen() {
        if (closed) {
            throw new InterfaceError(ErrorReport.of("the connection is closed").beforeWriting());
        }
        if (broken) {
            throw new InterfaceError(ErrorReport.of("the connection was lost; close it and connect again")
                    .beforeWriting());
        }
    }

    private PgException lost(@Nullable ParsedSql sql, Exception cause) {
        broken = true;
        transactions.lost();
        if (cause instanceof IOException) {
            exchange.listenForLastWords();
        }
        channel.close();
        String text = sql == null ? null : sql.userText();
        ErrorResponse reason = exchange.lastWords();
        if (reason != null) {
            return SqlStateErrors.create(ServerErrors.report(reason).inSql(text).causedBy(cause));
        }
        return new OperationalError(ErrorReport.of("the connection is lost: " + cause.getMessage())
                .inSql(text)
                .causedBy(cause));
    }

    /** A step of the session's transactions. */
    @FunctionalInterface
    private interface Step {
        void run(Transactions transactions) throws IOException;
    }

    /** Something that needs the server. */
    @FunctionalInterface
    interface Action<T> {
        @Nullable
        T run() throws IOException;
    }
}
