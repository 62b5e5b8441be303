package io.pgadapt.internal.xa;

import io.pgadapt.errors.PgException;
import io.pgadapt.errors.SqlState;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Errors in the terms of the XA specification. */
final class XaErrors {
    private static final String INTEGRITY = "23";

    private XaErrors() {}

    static XAException of(int code, String message) {
        XAException error = new XAException(message);
        error.errorCode = code;
        return error;
    }

    static XAException of(int code, PgException cause) {
        XAException error = of(code, String.valueOf(cause.getMessage()));
        error.initCause(cause);
        return error;
    }

    /** Returns the error for a branch that was rolled back instead of what was asked for; its code says why. */
    static XAException rolledBack(PgException error) {
        return of(rollbackCode(reason(error)), error);
    }

    /** That a transaction had failed before says less than what made it fail. */
    private static PgException reason(PgException error) {
        return error instanceof InFailedSqlTransaction && error.getCause() instanceof PgException cause ? cause : error;
    }

    private static int rollbackCode(PgException reason) {
        @Nullable String state = reason.sqlState();
        if (SqlState.SERIALIZATION_FAILURE.equals(state)) {
            return XAException.XA_RBTRANSIENT;
        }
        if (SqlState.DEADLOCK_DETECTED.equals(state)) {
            return XAException.XA_RBDEADLOCK;
        }
        return state != null && state.startsWith(INTEGRITY) ? XAException.XA_RBINTEGRITY : XAException.XA_RBOTHER;
    }
}
