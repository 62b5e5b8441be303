package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.sql.ParsedSql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A batch for those who know nothing of locks; to be finished, or given up. */
public final class OpenBatch {
    private final Session session;
    private final BatchRun run;
    private final SessionWatch watch;
    private final Caller caller;
    private Observers.@Nullable Watch watching;
    private boolean started;

    OpenBatch(Session session, BatchRun run, SessionWatch watch, Caller caller) {
        this.session = session;
        this.run = run;
        this.watch = watch;
        this.caller = caller;
    }

    /**
     * Adds a set of parameters.
     *
     * @throws PgException when it cannot be sent, or the server refused an earlier one
     */
    public void add(ParsedSql sql, @Nullable Object[] values) {
        if (!started) {
            started = true;
            watching = watch.beginning(sql, values, caller.types());
        }
        session.within(caller, run, () -> {
            run.add(sql, values, caller.types());
            return null;
        });
    }

    /** Returns which set was added last, or could not be, in words for an error. */
    public String currentSet() {
        return WindowReply.inSet(run.sets());
    }

    /**
     * Returns what all sets came to.
     *
     * @throws PgException when the server refused one
     */
    public QueryResult finish() {
        return SessionWatch.watching(
                watching,
                () -> Objects.requireNonNull(session.within(caller, run, run::finish)),
                QueryResult::rowCount);
    }

    /**
     * Takes in what the server was sent, because there will be no more.
     *
     * @param reason why
     * @return why the server refused a set, or null; the same when it is called again
     */
    public @Nullable PgException giveUp(Throwable reason) {
        try {
            return run.isClosed() || session.isClosed() ? run.failure() : session.within(caller, run, run::giveUp);
        } finally {
            if (watching != null) {
                watching.failed(reason);
            }
        }
    }
}
