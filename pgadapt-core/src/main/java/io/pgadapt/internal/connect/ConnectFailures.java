package io.pgadapt.internal.connect;

import io.pgadapt.errors.Diagnostic;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that went wrong while one connection was being made. */
final class ConnectFailures {
    private final List<OperationalError> attempts = new ArrayList<>();

    /** Adds an attempt; {@code what} names it, such as {@code connection to server at "db1", port 5432}. */
    void add(String what, AttemptFailure failure) {
        Diagnostic diagnostic = Objects.requireNonNullElse(failure.diagnostic(), Diagnostic.NONE);
        String state = diagnostic.sqlState() == null ? "" : " (SQLSTATE " + diagnostic.sqlState() + ")";
        attempts.add(error(what + " failed: " + failure.reason() + state, diagnostic, failure.getCause()));
    }

    /**
     * Returns the error to throw. It has the SQLSTATE of the last attempt that a server answered; attempts are its suppressed exceptions
     * when there were several.
     */
    OperationalError toError() {
        if (attempts.size() == 1) {
            return attempts.get(0);
        }
        String all = attempts.stream().map(PgException::getMessage).collect(Collectors.joining("\n"));
        Diagnostic telling = attempts.stream()
                .map(PgException::diagnostic)
                .filter(diagnostic -> diagnostic.sqlState() != null)
                .reduce((first, second) -> second)
                .orElse(Diagnostic.NONE);
        OperationalError last = attempts.get(attempts.size() - 1);
        OperationalError error = error(all, withoutExtras(telling), last.getCause());
        attempts.forEach(error::addSuppressed);
        return error;
    }

    /** Not every SQLSTATE's class is an OperationalError, but every failed connect is one. */
    private static OperationalError error(String message, Diagnostic diagnostic, @Nullable Throwable cause) {
        ErrorReport report = new ErrorReport(message, diagnostic, null, null, null, true, cause);
        return SqlStateErrors.create(report) instanceof OperationalError error ? error : new OperationalError(report);
    }

    /** Each attempt's text has its own detail and hint already. */
    private static Diagnostic withoutExtras(Diagnostic diagnostic) {
        return Diagnostic.builder()
                .severity(diagnostic.severity())
                .severityNonlocalized(diagnostic.severityNonlocalized())
                .sqlState(diagnostic.sqlState())
                .messagePrimary(diagnostic.messagePrimary())
                .build();
    }
}
