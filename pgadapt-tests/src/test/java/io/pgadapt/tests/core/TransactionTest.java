package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.ForeignKeyViolation;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.UndefinedTable;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PgTest
class TransactionTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int PRIMARY KEY)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private int committedRows() {
        return database.query("SELECT a FROM t").size();
    }

    @Test
    @Parity({"C17", "C23"})
    void beginsWithTheFirstStatementAndEndsWithCommit() {
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        connection.execute("INSERT INTO t VALUES (1)");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(committedRows()).isZero();
        connection.commit();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(committedRows()).isEqualTo(1);
    }

    @Test
    @Parity({"C20", "C23"})
    void rollsBackOnDemandAndWhenClosedWithoutCommit() {
        connection.execute("INSERT INTO t VALUES (1)");
        connection.rollback();
        connection.execute("INSERT INTO t VALUES (2)");
        connection.close();
        assertThat(committedRows()).isZero();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.UNKNOWN);
    }

    @Test
    @Parity("C24")
    void commitsEachStatementInAutocommit() {
        connection.autocommit(true).execute("INSERT INTO t VALUES (1)");
        assertThat(connection.autocommit()).isTrue();
        assertThat(committedRows()).isEqualTo(1);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    @Parity("C24")
    void refusesToChangeAutocommitInATransaction() {
        connection.execute("SELECT 1");
        assertThatThrownBy(() -> connection.autocommit(true))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("transaction is open");
        connection.rollback();
        connection.autocommit(true);
    }

    @Test
    @Parity("C19")
    void refusesToCommitAFailedTransactionAndSaysWhatMadeItFail() {
        connection.execute("INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> connection.execute("SELECT * FROM nowhere")).isInstanceOf(UndefinedTable.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> connection.execute("SELECT 1")).isInstanceOf(InFailedSqlTransaction.class);
        assertThatThrownBy(connection::commit)
                .isInstanceOf(InFailedSqlTransaction.class)
                .hasMessageContaining("nothing was committed")
                .hasCauseInstanceOf(UndefinedTable.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(committedRows()).isZero();
        connection.execute("INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(committedRows()).isEqualTo(1);
    }

    @Test
    @Parity("C18")
    void failsAtCommitWhenADeferredConstraintDoes() {
        database.execute("CREATE TABLE child (a int REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
        connection.execute("INSERT INTO child VALUES (1)");
        assertThatThrownBy(connection::commit).isInstanceOf(ForeignKeyViolation.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    void failsAfterTheStatementWhenADeferredConstraintDoesInAutocommit() {
        database.execute("CREATE TABLE child (a int REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
        connection.autocommit(true);
        assertThatThrownBy(() -> connection.execute("INSERT INTO child VALUES ($1)", 1))
                .isInstanceOf(ForeignKeyViolation.class);
        assertThat(connection.execute("SELECT count(*) FROM child").fetchOne())
                .extracting(row -> row.getInt(0))
                .isEqualTo(0);
    }

    @Test
    @Parity("C22")
    void followsTransactionControlInSql() {
        connection.execute("BEGIN ISOLATION LEVEL SERIALIZABLE");
        assertThat(connection.execute("SHOW transaction_isolation").fetchOne())
                .extracting(row -> row.getString(0))
                .isEqualTo("serializable");
        connection.execute("INSERT INTO t VALUES (1)");
        connection.execute("SAVEPOINT s");
        assertThatThrownBy(() -> connection.execute("INSERT INTO t VALUES (1)"));
        connection.execute("ROLLBACK TO s");
        connection.execute("COMMIT");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(committedRows()).isEqualTo(1);
    }
}
