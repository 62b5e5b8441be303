package io.pgadapt.internal.errors;

import io.pgadapt.errors.Diagnostic;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.sql.OwnNames;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.Rewriting;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of what the server says what users see. */
public final class ServerErrors {
    private static final String SAY_TYPE =
            "cast the parameter, as in $1::int4, or name its type: Typed.of(\"int4\", value)";

    /** What the server leaves unsaid, by SQLSTATE: here of parameters whose types it cannot infer. */
    private static final Map<String, String> ADVICE = Map.of("42P08", SAY_TYPE, "42P18", SAY_TYPE);

    private static final Set<String> PREPARED_ELSEWHERE = Set.of("26000", "42P05");

    /** Of statements that we have prepared ourselves, and that are not there, or are there already. */
    private static final String BEHIND_POOLER =
            "if a pooler hands out the server's sessions transaction by transaction, set execution_mode=unnamed, or have the "
                    + "pooler look after prepared statements (PgBouncer 1.21: max_prepared_statements)";

    private ServerErrors() {}

    /** Returns the fields of an error or a notice. */
    public static Diagnostic diagnostic(ErrorFields fields) {
        return Diagnostic.builder()
                .severity(fields.severity())
                .severityNonlocalized(fields.severityNonLocalized())
                .sqlState(fields.sqlState())
                .messagePrimary(fields.message())
                .messageDetail(fields.detail())
                .messageHint(fields.hint())
                .statementPosition(boxed(fields.position()))
                .internalPosition(boxed(fields.internalPosition()))
                .internalQuery(fields.internalQuery())
                .context(fields.where())
                .schemaName(fields.schema())
                .tableName(fields.table())
                .columnName(fields.column())
                .datatypeName(fields.dataType())
                .constraintName(fields.constraint())
                .sourceFile(fields.file())
                .sourceLine(boxed(fields.line()))
                .sourceFunction(fields.routine())
                .build();
    }

    /** Returns the exception of the error's SQLSTATE for a statement that was sent as it is. */
    public static PgException exception(ErrorResponse error, ParsedSql sql) {
        return exception(error, sql, sql.rewriting(), 0);
    }

    /**
     * Returns the exception of the error's SQLSTATE.
     *
     * @param sent what was sent for the statement
     * @param prefixLength how many characters were sent before it
     */
    public static PgException exception(ErrorResponse error, ParsedSql sql, Rewriting sent, int prefixLength) {
        ErrorReport report = report(error);
        Integer position = report.diagnostic().statementPosition();
        return SqlStateErrors.create(
                position == null || position <= prefixLength
                        ? report.inSql(sql.userText())
                        : report.at(sql.userText(), sent.userPosition(position - prefixLength)));
    }

    /** Returns all that the server said, and what to do where it does not say that. */
    public static ErrorReport report(ErrorResponse error) {
        Diagnostic diagnostic = diagnostic(error.fields());
        ErrorReport report = ErrorReport.of(diagnostic);
        String advice = advice(diagnostic);
        return advice == null ? report : report.advising(advice);
    }

    private static @Nullable String advice(Diagnostic diagnostic) {
        String sqlState = diagnostic.sqlState();
        if (sqlState == null) {
            return null;
        }
        String message = diagnostic.messagePrimary();
        return PREPARED_ELSEWHERE.contains(sqlState) && message != null && message.contains(OwnNames.PREFIX)
                ? BEHIND_POOLER
                : ADVICE.get(sqlState);
    }

    /** Returns whether the server ends the session with this error. Poolers give the severity once, and in English. */
    public static boolean isFatal(ErrorResponse error) {
        ErrorFields fields = error.fields();
        String severity = fields.severityNonLocalized() != null ? fields.severityNonLocalized() : fields.severity();
        return "FATAL".equals(severity) || "PANIC".equals(severity);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }
}
