package io.pgadapt;

/**
 * How far a transaction is kept apart from others.
 *
 * @see <a href="https://www.postgresql.org/docs/18/transaction-iso.html">PostgreSQL manual: Transaction Isolation</a>
 */
public enum IsolationLevel {
    /** In PostgreSQL the same as {@link #READ_COMMITTED}. */
    READ_UNCOMMITTED,
    /** Each statement sees what was committed before it began. */
    READ_COMMITTED,
    /** All statements see what was committed before the first of them began. */
    REPEATABLE_READ,
    /** As if transactions ran one after the other; one may fail with SQLSTATE 40001 and is to be tried again. */
    SERIALIZABLE;

    /** Returns the words of SQL for it: {@code REPEATABLE READ}. */
    public String sql() {
        return name().replace('_', ' ');
    }
}
