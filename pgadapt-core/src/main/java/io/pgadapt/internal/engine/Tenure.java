package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import org.jspecify.annotations.Nullable;

/** The time during which somebody may use a session that others use before and after. Thread-safe. */
public final class Tenure {
    private volatile boolean over;
    private volatile @Nullable String statement;

    /** Ends it, under the session's lock. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Checks that it is not over.
     *
     * @throws InterfaceError when it is
     */
    public void require() {
        if (over) {
            throw new InterfaceError(
                    ErrorReport.of("the connection has been given back to its pool, and cannot be used any more")
                            .beforeWriting());
        }
    }

    /** Takes note of a statement that is about to run. */
    void runs(String sql) {
        statement = sql;
    }

    /** Returns the last statement; null when there was none. */
    public @Nullable String statement() {
        return statement;
    }
}
