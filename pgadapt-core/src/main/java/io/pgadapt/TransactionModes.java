package io.pgadapt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The characteristics of a transaction; those that are null are as the server's settings have them.
 *
 * @param isolation how far it is kept apart from others
 * @param readOnly whether it must not write
 * @param deferrable whether a serializable, read-only transaction may wait for a moment from which on it cannot fail
 * @see <a href="https://www.postgresql.org/docs/18/sql-set-transaction.html">PostgreSQL manual: SET TRANSACTION</a>
 */
public record TransactionModes(
        @Nullable IsolationLevel isolation,
        @Nullable Boolean readOnly,
        @Nullable Boolean deferrable) {
    private static final TransactionModes DEFAULTS = new TransactionModes(null, null, null);

    /** Returns the characteristics that the server's settings give. */
    public static TransactionModes defaults() {
        return DEFAULTS;
    }

    /** Returns these with another isolation level; null leaves it to the server's settings. */
    public TransactionModes isolation(@Nullable IsolationLevel level) {
        return new TransactionModes(level, readOnly, deferrable);
    }

    /** Returns these, but read-only or not; null leaves it to the server's settings. */
    public TransactionModes readOnly(@Nullable Boolean on) {
        return new TransactionModes(isolation, on, deferrable);
    }

    /** Returns these, but deferrable or not; null leaves it to the server's settings. */
    public TransactionModes deferrable(@Nullable Boolean on) {
        return new TransactionModes(isolation, readOnly, on);
    }

    /** Returns whether all is as the server's settings have it. */
    public boolean isDefault() {
        return equals(DEFAULTS);
    }

    /** Returns these, where they say something, and otherwise the others. */
    public TransactionModes over(TransactionModes others) {
        return new TransactionModes(
                isolation != null ? isolation : others.isolation,
                readOnly != null ? readOnly : others.readOnly,
                deferrable != null ? deferrable : others.deferrable);
    }

    /** Returns the words of SQL for them: {@code ISOLATION LEVEL SERIALIZABLE READ ONLY}; empty when all are defaults. */
    public String sql() {
        List<String> words = new ArrayList<>();
        if (isolation != null) {
            words.add("ISOLATION LEVEL " + isolation.sql());
        }
        if (readOnly != null) {
            words.add(readOnly ? "READ ONLY" : "READ WRITE");
        }
        if (deferrable != null) {
            words.add(deferrable ? "DEFERRABLE" : "NOT DEFERRABLE");
        }
        return String.join(" ", words);
    }
}
