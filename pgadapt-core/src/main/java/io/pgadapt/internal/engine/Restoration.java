package io.pgadapt.internal.engine;

import io.pgadapt.SessionCleanup;
import io.pgadapt.internal.sql.Trace;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.TransactionStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a session be as its users are to find it. What the server has to do for that is sent at once, so that locks are released, and
 * answered when the session is used next, so that nobody waits for it.
 */
final class Restoration {
    /** As DISCARD ALL, but statements stay prepared. */
    private static final String UNDO = "CLOSE ALL;SET SESSION AUTHORIZATION DEFAULT;RESET ALL;UNLISTEN *;"
            + "SELECT pg_catalog.pg_advisory_unlock_all();DISCARD SEQUENCES;DISCARD TEMP";

    private static final String DISCARD = "DISCARD ALL";

    private final Exchange exchange;
    private final SessionState state;
    private final Statements statements;
    private final Transactions transactions;
    private final SessionTypes types;
    private Baseline baseline;

    /**
     * What a session begins with.
     *
     * @param handlers what is called when the server says something unasked
     * @param setUp what its owner's statements have left in it, which they leave again after it was undone
     */
    private record Baseline(
            Transactions.Defaults transactions,
            Statements.Defaults statements,
            SessionState.Handlers handlers,
            @Nullable Trace setUp) {}

    Restoration(
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
        this.baseline = current();
    }

    /** Has the session's users find it as it is now. */
    void keep() {
        baseline = current();
        statements.forgetTraces();
    }

    private Baseline current() {
        return new Baseline(transactions.defaults(), statements.defaults(), state.handlers(), statements.traces());
    }

    /** Has the session be as it was; returns whether more than what only Java knows of was undone. */
    boolean restore(SessionCleanup cleanup) throws IOException {
        Undoing undoing = Undoing.of(cleanup, statements.traces(), baseline.setUp());
        List<String> commands = new ArrayList<>(1);
        if (state.inTransaction()) {
            commands.add("ROLLBACK");
        }
        if (undoing != Undoing.NOTHING) {
            commands.add(undoing == Undoing.ALL ? DISCARD : UNDO);
            transactions.defaultsAreReset();
        }
        String told = transactions.restore(baseline.transactions());
        if (told != null) {
            commands.add(told);
        }
        if (!commands.isEmpty()) {
            send(commands, undoing);
        }
        statements.restore(baseline.statements());
        state.restore(baseline.handlers());
        return undoing != Undoing.NOTHING;
    }

    private void send(List<String> commands, Undoing undoing) throws IOException {
        for (String command : commands) {
            Query.write(exchange.out(), command);
            exchange.expect(new UndoneReply(state));
        }
        exchange.flush();
        // true as soon as any statement that comes after it runs
        state.ready(TransactionStatus.IDLE);
        if (undoing != Undoing.NOTHING) {
            types.searchPathMayHaveChanged();
        }
        if (undoing == Undoing.ALL) {
            statements.discarded();
        }
    }

    /** How much of what the server keeps for a session is to be undone. */
    private enum Undoing {
        NOTHING,
        STATE,
        ALL;

        /** Statements that were prepared by SQL must go, or they could not be prepared again. */
        static Undoing of(SessionCleanup cleanup, @Nullable Trace left, @Nullable Trace setUp) {
            Undoing enough = left == Trace.STATEMENTS || setUp == Trace.STATEMENTS ? ALL : STATE;
            return switch (cleanup) {
                case ROLLBACK -> NOTHING;
                case CHANGED -> left == null ? NOTHING : enough;
                case STATE -> enough;
                case DISCARD_ALL -> ALL;
            };
        }
    }
}
