package io.pgadapt.internal.sql;

import static io.pgadapt.internal.sql.StatementKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private static ParsedSql parse(String text) {
        return SqlParser.parse(text, ParameterStyle.NONE, StringSyntax.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", " ; ;\n;", "-- nothing", "/* ; */ ; -- ;", "\t\r\n\f"})
    void blanksCommentsAndSemicolonsAreEmpty(String text) {
        ParsedSql sql = parse(text);
        assertThat(sql.isEmpty()).isTrue();
        assertThat(sql.statements()).isEmpty();
        assertThat(sql.kind()).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                ";; SELECT 1 ; ; -- ;",
                "SELECT ';', \";\", $$;$$ /* ; */ -- ;",
                "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
                "create or replace procedure p() begin atomic select case when true then 1 end; select 2; end;",
                "CREATE FUNCTION f() RETURNS int AS 'BEGIN; END' LANGUAGE plpgsql",
                "DO $$ BEGIN PERFORM 1; END $$",
                "SELECT E'\\';' ;",
                "'unterminated ; ",
            })
    void isOneStatement(String text) {
        assertThat(parse(text).statements()).hasSize(1);
    }

    @Test
    void severalStatementsAreToldApart() {
        assertThat(parse("SELECT 1; UPDATE t SET a = 1").statements()).containsExactly(SELECT, UPDATE);
        assertThat(parse("BEGIN; INSERT INTO t VALUES (1); COMMIT;").statements())
                .containsExactly(BEGIN, INSERT, COMMIT);
        assertThat(parse("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 2")
                        .statements())
                .containsExactly(DDL, SELECT);
        assertThat(parse("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS ''; BEGIN; SELECT 1")
                        .statements())
                .containsExactly(DDL, BEGIN, SELECT);
        assertThat(parse("SELECT 1); SELECT 2").statements()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "select 1, SELECT",
        "((SELECT 1) UNION SELECT 2), SELECT",
        "VALUES (1), SELECT",
        "TABLE t, SELECT",
        "/* a */ Insert INTO t VALUES (1), INSERT",
        "UPDATE t SET a = 1, UPDATE",
        "DELETE FROM t, DELETE",
        "MERGE INTO t USING u, MERGE",
        "WITH a AS (SELECT 1) SELECT 1, WITH",
        "BEGIN, BEGIN",
        "BEGIN ISOLATION LEVEL SERIALIZABLE, BEGIN",
        "START TRANSACTION, BEGIN",
        "START something, OTHER",
        "COMMIT, COMMIT",
        "COMMIT AND CHAIN, COMMIT",
        "END, COMMIT",
        "COMMIT PREPARED 'x', COMMIT_PREPARED",
        "ROLLBACK, ROLLBACK",
        "ABORT, ROLLBACK",
        "ROLLBACK WORK, ROLLBACK",
        "ROLLBACK TO a, ROLLBACK_TO",
        "ROLLBACK WORK TO SAVEPOINT a, ROLLBACK_TO",
        "ROLLBACK /* x */ TRANSACTION TO a, ROLLBACK_TO",
        "ROLLBACK PREPARED 'x', ROLLBACK_PREPARED",
        "SAVEPOINT a, SAVEPOINT",
        "RELEASE a, RELEASE",
        "PREPARE TRANSACTION 'x', PREPARE_TRANSACTION",
        "PREPARE p AS SELECT 1, OTHER",
        "SET search_path TO a, SET",
        "RESET ALL, RESET",
        "DISCARD ALL, DISCARD",
        "DEALLOCATE p, DEALLOCATE",
        "COPY t FROM STDIN, COPY",
        "CALL p(), CALL",
        "CREATE TABLE t (), DDL",
        "ALTER TABLE t, DDL",
        "DROP TABLE t, DDL",
        "VACUUM FULL, MAINTENANCE",
        "NOTIFY news, COMMAND",
        "LISTEN news, COMMAND",
        "EXPLAIN SELECT 1, OTHER",
        "\"select\" 1, OTHER",
        "5 BEGIN, OTHER",
    })
    void firstWordsTellTheKind(String text, StatementKind kind) {
        assertThat(parse(text).kind()).isEqualTo(kind);
    }

    @Test
    void transactionControlIsWhatBeginsEndsOrDividesTransactions() {
        assertThat(StatementKind.values())
                .filteredOn(StatementKind::isTransactionControl)
                .containsExactly(
                        BEGIN,
                        COMMIT,
                        ROLLBACK,
                        SAVEPOINT,
                        RELEASE,
                        ROLLBACK_TO,
                        PREPARE_TRANSACTION,
                        COMMIT_PREPARED,
                        ROLLBACK_PREPARED);
    }
}
