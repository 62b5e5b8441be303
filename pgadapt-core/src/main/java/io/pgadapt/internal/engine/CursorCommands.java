package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * FETCH, MOVE and CLOSE of a session. They begin no transaction: where none is open, only cursors are there that need
 * none. Thread-safe by the session's lock.
 */
final class CursorCommands {
    private static final @Nullable Object[] NO_VALUES = {};

    private final Session session;
    private final SessionAccess access;
    private final SessionState state;
    private final Statements statements;
    private final Transactions transactions;
    private final SessionWatch watch;

    CursorCommands(
            Session session,
            SessionAccess access,
            SessionState state,
            Statements statements,
            Transactions transactions,
            SessionWatch watch) {
        this.session = session;
        this.access = access;
        this.state = state;
        this.statements = statements;
        this.transactions = transactions;
        this.watch = watch;
    }

    /** Runs FETCH. */
    QueryResult fetch(ParsedSql sql, Caller caller, CursorFlow flow) {
        return session.watched(
                sql,
                NO_VALUES,
                caller,
                () -> session.failing(sql, caller, () -> {
                    Statement statement = statement(sql, caller);
                    return statements.flow(flow).run(statement).readIn(state.clientEncoding());
                }));
    }

    /** Sends FETCH, and does not wait for its rows. */
    Ahead fetchAhead(ParsedSql sql, Caller caller, CursorFlow flow) {
        return session.failing(sql, caller, () -> {
            Flow.Sent sent = statements.flow(flow).send(statement(sql, caller));
            Observers.Watch watching = watch.beginning(sql, NO_VALUES, caller.types());
            Ahead ahead = new Ahead(() -> sent.take().readIn(state.clientEncoding()), transactions::failed, watching);
            access.opened(ahead);
            return ahead;
        });
    }

    /** Runs MOVE. */
    QueryResult move(ParsedSql sql, Caller caller) {
        return session.watched(sql, NO_VALUES, caller, () -> session.own(sql, caller));
    }

    /** Closes a cursor that should be there. */
    void close(ParsedSql sql, Caller caller, CursorFlow flow) {
        session.failing(sql, caller, () -> {
            statements.close(flow, sql);
            return flow;
        });
    }

    private Statement statement(ParsedSql sql, Caller caller) throws IOException {
        transactions.check(sql);
        return statements.statement(sql, NO_VALUES, caller.types(), null);
    }
}
