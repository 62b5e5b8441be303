package io.pgadapt.internal.errors;

import io.pgadapt.errors.Diagnostic;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.Rewriting;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes of what the server says what users see. */
public final class ServerErrors {
    private static final String SAY_TYPE =
            "cast the parameter, as in $1::int4, or name its type: Typed.of(\"int4\", value)";

    /** What the server leaves unsaid, by SQLSTATE: here of parameters whose types it cannot infer. */
    private static final Map<String, String> ADVICE = Map.of("42P08", SAY_TYPE, "42P18", SAY_TYPE);

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
        String sqlState = diagnostic.sqlState();
        String advice = sqlState == null ? null : ADVICE.get(sqlState);
        return advice == null ? report : report.advising(advice);
    }

    /** Returns whether the server ends the session with this error. */
    public static boolean isFatal(ErrorResponse error) {
        String severity = error.fields().severityNonLocalized();
        return "FATAL".equals(severity) || "PANIC".equals(severity);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }
}
