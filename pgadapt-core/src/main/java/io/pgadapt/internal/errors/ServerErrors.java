package io.pgadapt.internal.errors;

import io.pgadapt.errors.Diagnostic;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.ErrorFields;
import io.pgadapt.protocol.message.ErrorResponse;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes of what the server says what users see. */
public final class ServerErrors {
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

    /** Returns the exception of the error's SQLSTATE for a statement, or for none. */
    public static PgException exception(ErrorResponse error, @Nullable ParsedSql sql) {
        return exception(error, sql, 0);
    }

    /** Returns the exception for a statement that was sent behind a prefix of so many characters. */
    public static PgException exception(ErrorResponse error, @Nullable ParsedSql sql, int prefixLength) {
        return SqlStateErrors.create(report(error, sql, prefixLength));
    }

    /** Returns whether the server ends the session with this error. */
    public static boolean isFatal(ErrorResponse error) {
        String severity = error.fields().severityNonLocalized();
        return "FATAL".equals(severity) || "PANIC".equals(severity);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    /** Returns all that is known of an error in a statement that was sent behind a prefix of so many characters. */
    public static ErrorReport report(ErrorResponse error, @Nullable ParsedSql sql, int prefixLength) {
        Diagnostic diagnostic = diagnostic(error.fields());
        ErrorReport report = ErrorReport.of(diagnostic);
        if (sql == null) {
            return report;
        }
        Integer position = diagnostic.statementPosition();
        return position == null || position <= prefixLength
                ? report.inSql(sql.userText())
                : report.at(sql.userText(), sql.rewriting().userPosition(position - prefixLength));
    }
}
