package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.InvalidCursorName;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cursor of the server, declared here or found there, for those who know nothing of locks. Not thread-safe.
 *
 * <p>A cursor that has ended with its transaction, or with the block in it, is known to be gone, so that nothing is sent
 * that would make another transaction fail. Of cursors that are held by a transaction that is over, and of savepoints in SQL, the server knows.
 */
public final class ServerCursor {
    private final Session session;
    private final CursorCommands commands;
    private final CursorFlow flow;
    private final String name;
    private final Caller caller;
    private boolean hold;
    private boolean inUse;
    private @Nullable TransactionScope scope;
    private @Nullable TransactionScope transaction;
    private @Nullable Ahead ahead;

    ServerCursor(Session session, CursorCommands commands, CursorFlow flow, String name, Caller caller) {
        this.session = session;
        this.commands = commands;
        this.flow = flow;
        this.name = name;
        this.caller = caller;
    }

    /** Returns the cursor's name as it is written in SQL. */
    public String name() {
        return name;
    }

    /** Returns whether it was declared, or used. */
    public boolean isInUse() {
        return inUse;
    }

    /** Returns whether it is known to have ended with the transaction, or the block, that it belonged to. */
    public boolean isGone() {
        TransactionScope block = scope;
        TransactionScope whole = transaction;
        return block != null && block.isOver() && !(hold && whole != null && whole.isOver());
    }

    /** Sets whether it outlives the transaction; before it is used. */
    public void hold(boolean outlives) {
        hold = outlives;
    }

    /**
     * Declares it.
     *
     * @throws ProgrammingError when it does not, and would be over at once because there is no transaction
     */
    public QueryResult declare(ParsedSql sql, @Nullable Object[] values) {
        if (!hold && !session.wouldBeInTransaction()) {
            throw new ProgrammingError(ErrorReport.of("in autocommit the cursor would end with its DECLARE; make it"
                            + " WITH HOLD, declare it in a transaction block, or switch autocommit off")
                    .inSql(sql.userText())
                    .beforeWriting());
        }
        QueryResult declared = session.declare(sql, values, caller, flow);
        inUse = true;
        scope = session.state().scopes().block();
        transaction = session.state().scopes().transaction();
        return declared;
    }

    /** Fetches rows, such as {@code FORWARD 10}. */
    public QueryResult fetch(String which) {
        ParsedSql sql = command("FETCH " + which + " FROM ");
        return explaining(() -> commands.fetch(sql, caller, flow));
    }

    /** Asks for rows that are taken later, by {@link #takeAhead}. */
    public void fetchAhead(String which) {
        ahead = commands.fetchAhead(command("FETCH " + which + " FROM "), caller, flow);
    }

    /** Returns whether rows were asked for that are not taken yet. */
    public boolean isAhead() {
        return ahead != null;
    }

    /** Takes the rows that were asked for. */
    public QueryResult takeAhead() {
        Ahead asked = Objects.requireNonNull(ahead);
        ahead = null;
        return explaining(() -> Objects.requireNonNull(session.within(caller, asked, asked::take)));
    }

    /** Moves, such as {@code FORWARD 10}; the result counts the rows that were passed. */
    public QueryResult move(String where) {
        ParsedSql sql = command("MOVE " + where + " IN ");
        return explaining(() -> commands.move(sql, caller));
    }

    /** Closes it, if it is in use and may still be there. */
    public void close() {
        ahead = null;
        if (inUse && !isGone() && !session.isClosed()) {
            commands.close(command("CLOSE "), caller, flow);
        }
        inUse = false;
    }

    /** The first use of a cursor that the server has opened makes it this one's; it lasts as long as the transaction. */
    private void adopt() {
        if (!inUse) {
            inUse = true;
            SessionState state = session.state();
            // outside of a transaction there can only be one that is held
            scope = state.inTransaction() && !hold ? state.scopes().transaction() : null;
        }
    }

    private ParsedSql command(String words) {
        return session.parse(words + name, ParameterStyle.NONE);
    }

    private QueryResult explaining(Supplier<QueryResult> step) {
        try {
            QueryResult result = step.get();
            adopt();
            return result;
        } catch (InvalidCursorName e) {
            e.addNote("a cursor ends with its transaction unless it is WITH HOLD, when a savepoint before it is rolled"
                    + " back to, and by CLOSE");
            throw e;
        }
    }
}
