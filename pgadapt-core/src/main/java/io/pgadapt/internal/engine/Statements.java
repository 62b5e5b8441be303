package io.pgadapt.internal.engine;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.internal.sql.Trace;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a session: what is remembered of them, which way each goes, and what follows from it for others. Not
 * thread-safe, but for the mode: the session locks.
 */
final class Statements {
    /** Statements after which prepared statements may be gone, types may have changed, names may mean others, or scopes end. */
    private static final Set<StatementKind> CONSEQUENTIAL = EnumSet.of(
            StatementKind.DISCARD,
            StatementKind.DEALLOCATE,
            StatementKind.DDL,
            StatementKind.COMMIT,
            StatementKind.ROLLBACK,
            StatementKind.PREPARE_TRANSACTION,
            StatementKind.SAVEPOINT,
            StatementKind.ROLLBACK_TO,
            StatementKind.SET,
            StatementKind.RESET);

    private final Exchange exchange;
    private final StatementCache cache;
    private final StatementCache descriptions;
    private final SessionState state;
    private final SessionTypes types;
    private final SessionContext contexts;
    private final Grouping synced;
    private final CachedFlow cachedFlow;
    private final UnnamedFlow unnamedFlow;
    private final SimpleFlow simpleFlow;
    private volatile ExecutionMode mode;
    private @Nullable Trace traces;

    /** What statements begin with. */
    record Defaults(ExecutionMode mode) {}

    Statements(Exchange exchange, SessionState state, SessionTypes types, SessionOptions options) {
        this.exchange = exchange;
        this.cache = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.descriptions = new StatementCache(options.maxStatements(), options.maxStatementBytes());
        this.state = state;
        this.types = types;
        this.contexts = new SessionContext(state, options.catalog());
        this.synced = new SyncGrouping(exchange, state);
        this.unnamedFlow = new UnnamedFlow(exchange, state, types, descriptions);
        this.cachedFlow = new CachedFlow(exchange, state, types, cache, unnamedFlow);
        this.simpleFlow = new SimpleFlow(exchange, types);
        this.mode = options.executionMode();
    }

    ExecutionMode mode() {
        return mode;
    }

    void mode(ExecutionMode newMode) {
        mode = newMode;
    }

    Defaults defaults() {
        return new Defaults(mode);
    }

    /** Has statements begin with what they began with before. */
    void restore(Defaults defaults) {
        mode = defaults.mode();
        traces = null;
    }

    /** Returns what the statements since the last restoration may have left; null when nothing. */
    @Nullable
    Trace traces() {
        return traces;
    }

    /** Takes what statements have left for granted. */
    void forgetTraces() {
        traces = null;
    }

    private void leaves(ParsedSql sql) {
        leaves(sql.trace());
    }

    private void leaves(@Nullable Trace trace) {
        if (trace != null && traces != Trace.STATEMENTS) {
            traces = trace;
        }
    }

    /** Returns the flow for commands of our own. */
    SimpleFlow commands() {
        return simpleFlow;
    }

    /** Returns the flow that can describe statements without keeping anything on the server. */
    ExtendedFlow describer() {
        return unnamedFlow;
    }

    /** Returns a statement of our own without parameters, with codecs that no user has changed, outside of transactions. */
    Statement own(ParsedSql sql) {
        leaves(sql);
        return new Statement(sql, Parameters.NONE, contexts.with(CodecRegistry.defaults()), synced, null);
    }

    /** Returns what codecs are told of the session. */
    CodecContext context(CodecRegistry registry) {
        return contexts.with(registry);
    }

    /** Returns a statement that runs by itself. */
    Statement statement(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, @Nullable String begin)
            throws IOException {
        return statement(sql, values, registry, synced, begin);
    }

    /** Returns a statement; what must be asked before it runs is asked in the given way. */
    Statement statement(
            ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, Grouping grouping, @Nullable String begin)
            throws IOException {
        leaves(sql);
        if (types.haveChanged()) {
            cache.forgetIf(PreparedStatement::usesLookedUpTypes);
            descriptions.forgetIf(PreparedStatement::usesLookedUpTypes);
            contexts.catalog(types.catalog());
        }
        CodecContext context = contexts.with(registry);
        ClientText.requireEncodable(sql, context.clientEncoding());
        Parameters parameters = Parameters.of(values, registry, types.names(grouping), ParameterFailures::ofParameter);
        return new Statement(sql, parameters, context, grouping, begin);
    }

    /** Returns the way that a statement goes by itself. */
    Flow flow(ParsedSql sql) {
        boolean simple = mode == ExecutionMode.SIMPLE
                || sql.isRowless()
                || sql.statements().size() > 1;
        return simple ? simpleFlow : pipelined(sql);
    }

    /** Returns the way that a statement goes in a pipeline. */
    ExtendedFlow pipelined(ParsedSql sql) {
        return mode == ExecutionMode.CACHED && cache.keeps(sql) ? cachedFlow : unnamedFlow;
    }

    /** Returns the way that FETCH from a cursor goes, unless it goes by the simple protocol. */
    CursorFlow fetching(String cursor) {
        return new CursorFlow(exchange, state, types, cursor);
    }

    /** Returns the way that FETCH goes. */
    Flow flow(CursorFlow fetching) {
        return mode == ExecutionMode.SIMPLE ? simpleFlow : fetching;
    }

    /** Runs DECLARE; where the protocol allows it, the columns of the cursor's rows come with that. */
    QueryResult declare(Statement statement, CursorFlow fetching) throws IOException {
        if (mode == ExecutionMode.SIMPLE) {
            return simpleFlow.run(statement);
        }
        ExtendedFlow flow = statement.sql().isRowless() ? unnamedFlow : pipelined(statement.sql());
        PreparedStatement columns = flow.declare(statement, fetching.cursor());
        fetching.described(columns);
        return new QueryResult(columns.shape(statement.context()), new RowBuffer(), -1, "DECLARE CURSOR");
    }

    /**
     * Closes a cursor: to the protocol a portal, whose close never fails, not even in a failed transaction, so that nobody
     * needs to wait for it.
     */
    void close(CursorFlow fetching, ParsedSql sql) throws IOException {
        if (mode != ExecutionMode.SIMPLE) {
            fetching.close();
        } else if (!state.hasFailed()) {
            simpleFlow.command(sql.sql());
        }
    }

    /** Returns who knows types by their names, and asks for those that are not known yet. */
    TypeNames typeNames() {
        return types.names(synced);
    }

    /** Takes note that the session was discarded: nothing is prepared any more, nor is there what its owner has set up. */
    void discarded() {
        cache.forgetAll();
        leaves(Trace.STATE);
    }

    /** Takes note of statements that have run; of several in one text, some may have. */
    void takeConsequences(ParsedSql sql) {
        List<StatementKind> kinds = sql.statements();
        for (int i = 0; i < kinds.size(); i++) {
            if (CONSEQUENTIAL.contains(kinds.get(i))) {
                takeConsequences(sql, kinds.get(i));
            }
        }
    }

    private void takeConsequences(ParsedSql sql, StatementKind kind) {
        state.scopes().saw(kind);
        switch (kind) {
            case DDL -> types.ddlHasRun(sql);
            case ROLLBACK_TO -> types.changesWereUndone();
            case SET, RESET -> types.searchPathMayHaveChanged();
            case DISCARD, DEALLOCATE -> cache.forgetAll();
            default -> {}
        }
    }
}
