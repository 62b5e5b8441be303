package io.pgadapt.errors;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about an error or a notice, field by field. Any field may be missing. See the PostgreSQL manual,
 * "Error and Notice Message Fields".
 *
 * @param severity             ERROR, FATAL or PANIC (in a notice WARNING, NOTICE, DEBUG, INFO or LOG), perhaps translated
 * @param severityNonlocalized the severity, never translated
 * @param sqlState             the five characters of the SQLSTATE
 * @param messagePrimary       what happened, in one line as a rule
 * @param messageDetail        more about it
 * @param messageHint          what to do about it
 * @param statementPosition    where in the statement that was sent, in characters from 1
 * @param internalPosition     where in {@code internalQuery}, in characters from 1
 * @param internalQuery        the text of a statement that the server made itself, such as one of a PL/pgSQL function
 * @param context              where in the server it happened, the innermost call first
 * @param schemaName           the schema of the object concerned
 * @param tableName            the table concerned
 * @param columnName           the column concerned
 * @param datatypeName         the data type concerned
 * @param constraintName       the constraint concerned; an index counts as one
 * @param sourceFile           the file of the server's source that reported it
 * @param sourceLine           the line in that file
 * @param sourceFunction       the function in that file
 */
public record Diagnostic(
        @Nullable String severity,
        @Nullable String severityNonlocalized,
        @Nullable String sqlState,
        @Nullable String messagePrimary,
        @Nullable String messageDetail,
        @Nullable String messageHint,
        @Nullable Integer statementPosition,
        @Nullable Integer internalPosition,
        @Nullable String internalQuery,
        @Nullable String context,
        @Nullable String schemaName,
        @Nullable String tableName,
        @Nullable String columnName,
        @Nullable String datatypeName,
        @Nullable String constraintName,
        @Nullable String sourceFile,
        @Nullable Integer sourceLine,
        @Nullable String sourceFunction)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No field at all: the error did not come from the server. */
    public static final Diagnostic NONE = builder().build();

    /** Returns a builder whose fields are all missing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gathers the fields. Not thread-safe. */
    public static final class Builder {
        private @Nullable String severity;
        private @Nullable String severityNonlocalized;
        private @Nullable String sqlState;
        private @Nullable String messagePrimary;
        private @Nullable String messageDetail;
        private @Nullable String messageHint;
        private @Nullable Integer statementPosition;
        private @Nullable Integer internalPosition;
        private @Nullable String internalQuery;
        private @Nullable String context;
        private @Nullable String schemaName;
        private @Nullable String tableName;
        private @Nullable String columnName;
        private @Nullable String datatypeName;
        private @Nullable String constraintName;
        private @Nullable String sourceFile;
        private @Nullable Integer sourceLine;
        private @Nullable String sourceFunction;

        private Builder() {}

        /** Sets ERROR, FATAL or PANIC (in a notice WARNING, NOTICE, DEBUG, INFO or LOG), perhaps translated. */
        public Builder severity(@Nullable String severity) {
            this.severity = severity;
            return this;
        }

        /** Sets the severity, never translated. */
        public Builder severityNonlocalized(@Nullable String severityNonlocalized) {
            this.severityNonlocalized = severityNonlocalized;
            return this;
        }

        /** Sets the five characters of the SQLSTATE. */
        public Builder sqlState(@Nullable String sqlState) {
            this.sqlState = sqlState;
            return this;
        }

        /** Sets what happened, in one line as a rule. */
        public Builder messagePrimary(@Nullable String messagePrimary) {
            this.messagePrimary = messagePrimary;
            return this;
        }

        /** Sets more about it. */
        public Builder messageDetail(@Nullable String messageDetail) {
            this.messageDetail = messageDetail;
            return this;
        }

        /** Sets what to do about it. */
        public Builder messageHint(@Nullable String messageHint) {
            this.messageHint = messageHint;
            return this;
        }

        /** Sets where in the statement that was sent, in characters from 1. */
        public Builder statementPosition(@Nullable Integer statementPosition) {
            this.statementPosition = statementPosition;
            return this;
        }

        /** Sets where in the internal query, in characters from 1. */
        public Builder internalPosition(@Nullable Integer internalPosition) {
            this.internalPosition = internalPosition;
            return this;
        }

        /** Sets the text of a statement that the server made itself, such as one of a PL/pgSQL function. */
        public Builder internalQuery(@Nullable String internalQuery) {
            this.internalQuery = internalQuery;
            return this;
        }

        /** Sets where in the server it happened, the innermost call first. */
        public Builder context(@Nullable String context) {
            this.context = context;
            return this;
        }

        /** Sets the schema of the object concerned. */
        public Builder schemaName(@Nullable String schemaName) {
            this.schemaName = schemaName;
            return this;
        }

        /** Sets the table concerned. */
        public Builder tableName(@Nullable String tableName) {
            this.tableName = tableName;
            return this;
        }

        /** Sets the column concerned. */
        public Builder columnName(@Nullable String columnName) {
            this.columnName = columnName;
            return this;
        }

        /** Sets the data type concerned. */
        public Builder datatypeName(@Nullable String datatypeName) {
            this.datatypeName = datatypeName;
            return this;
        }

        /** Sets the constraint concerned; an index counts as one. */
        public Builder constraintName(@Nullable String constraintName) {
            this.constraintName = constraintName;
            return this;
        }

        /** Sets the file of the server's source that reported it. */
        public Builder sourceFile(@Nullable String sourceFile) {
            this.sourceFile = sourceFile;
            return this;
        }

        /** Sets the line in that file. */
        public Builder sourceLine(@Nullable Integer sourceLine) {
            this.sourceLine = sourceLine;
            return this;
        }

        /** Sets the function in that file. */
        public Builder sourceFunction(@Nullable String sourceFunction) {
            this.sourceFunction = sourceFunction;
            return this;
        }

        /** Returns the fields set so far. */
        public Diagnostic build() {
            return new Diagnostic(
                    severity,
                    severityNonlocalized,
                    sqlState,
                    messagePrimary,
                    messageDetail,
                    messageHint,
                    statementPosition,
                    internalPosition,
                    internalQuery,
                    context,
                    schemaName,
                    tableName,
                    columnName,
                    datatypeName,
                    constraintName,
                    sourceFile,
                    sourceLine,
                    sourceFunction);
        }
    }
}
