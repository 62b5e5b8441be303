package io.pgadapt.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.errors.sqlstate.SqlStateErrors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgExceptionTest {
    private static final Diagnostic FULL = Diagnostic.builder()
            .severity("FEHLER")
            .severityNonlocalized("ERROR")
            .sqlState("42703")
            .messagePrimary("column \"foo\" does not exist")
            .messageDetail("a detail")
            .messageHint("a hint")
            .statementPosition(8)
            .internalPosition(3)
            .internalQuery("an inner query")
            .context("a context")
            .schemaName("a schema")
            .tableName("a table")
            .columnName("a column")
            .datatypeName("a type")
            .constraintName("a constraint")
            .sourceFile("parse_relation.c")
            .sourceLine(3716)
            .sourceFunction("errorMissingColumn")
            .build();

    @Test
    void messageHasPrimaryThenCaretThenDetailHintQueryAndContext() {
        PgException error = new ProgrammingError(ErrorReport.of(FULL).at("SELECT foo FROM bar", 8));
        assertThat(error).hasMessage("""
                column "foo" does not exist
                LINE 1: SELECT foo FROM bar
                               ^
                DETAIL: a detail
                HINT: a hint
                QUERY: an inner query
                CONTEXT: a context""");
    }

    @Test
    void messageShowsTheInnerQueryWhereThePositionIsInIt() {
        Diagnostic inner = Diagnostic.builder()
                .messagePrimary("no such thing")
                .internalQuery("SELECT nope")
                .internalPosition(8)
                .build();
        assertThat(new ProgrammingError(ErrorReport.of(inner).inSql("SELECT f()")))
                .hasMessage("""
                no such thing
                LINE 1: SELECT nope
                               ^
                QUERY: SELECT nope""");
    }

    @Test
    void messageIsOnlyThePrimaryOneWithoutMore() {
        assertThat(new InterfaceError("the cursor is closed")).hasMessage("the cursor is closed");
        assertThat(new ProgrammingError(ErrorReport.of("wrong").inSql("SELECT 1")))
                .hasMessage("wrong");
    }

    @Test
    void messageLeavesTheCaretOutWhenThePositionDoesNotFitTheSql() {
        assertThat(new ProgrammingError(ErrorReport.of("wrong").at("SELECT 1", 99)))
                .hasMessage("wrong");
        assertThat(new ProgrammingError(ErrorReport.of("wrong").at(null, 1))).hasMessage("wrong");
    }

    @Test
    void messageHasParameterValuesOnlyWhenAskedFor() {
        ErrorReport report = ErrorReport.of("wrong");
        assertThat(new DataError(report.showingParameters(List.of("1", "'tea'"))))
                .hasMessage("wrong\nPARAMETERS: $1 = 1, $2 = 'tea'");
        assertThat(new DataError(report.showingParameters(List.of()))).hasMessage("wrong");
    }

    @Test
    void serverErrorWithoutAMessageStillHasOne() {
        assertThat(new DatabaseError(ErrorReport.of(Diagnostic.NONE)).getMessage())
                .contains("without a message");
    }

    @Test
    void clientErrorHasNoSqlStateAndAnEmptyDiagnostic() {
        PgException error = new InterfaceError("closed");
        assertThat(error.sqlState()).isNull();
        assertThat(error.diagnostic()).isEqualTo(Diagnostic.NONE);
        assertThat(error.sql()).isNull();
        assertThat(error.position()).isNull();
        assertThat(error.safeToRetry()).isFalse();
    }

    @Test
    void errorsAreSafeToRetryOnlyWhenNothingWasWritten() {
        assertThat(new OperationalError(ErrorReport.of("lost")).safeToRetry()).isFalse();
        assertThat(new OperationalError(ErrorReport.of("lost").beforeWriting()).safeToRetry())
                .isTrue();
    }

    @Test
    void causeIsKept() {
        IOException cause = new IOException("reset");
        assertThat(new OperationalError("lost", cause)).hasCause(cause);
        assertThat(new OperationalError(ErrorReport.of("lost").causedBy(cause))).hasCause(cause);
    }

    @Test
    void survivesSerializationWithItsDiagnostic() throws Exception {
        PgException error =
                SqlStateErrors.create(ErrorReport.of(FULL).at("SELECT foo", 8).beforeWriting());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        PgException copy =
                (PgException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy).hasSameClassAs(error).hasMessage(error.getMessage());
        assertThat(copy.diagnostic()).isEqualTo(FULL);
        assertThat(copy.sql()).isEqualTo("SELECT foo");
        assertThat(copy.position()).isEqualTo(8);
        assertThat(copy.safeToRetry()).isTrue();
    }
}
