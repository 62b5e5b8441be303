package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.PreparedTransaction;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Xid;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PgTest
class TwoPhaseCommitTest {
    private PgDatabase database;
    private Connection connection;
    private Xid xid;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int PRIMARY KEY)");
        connection = Pgadapt.connect(database.dsn());
        xid = Xid.of(7, "it's " + System.nanoTime(), "\\branch");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private int committed() {
        return database.query("SELECT a FROM t").size();
    }

    private void insert() {
        connection.execute("INSERT INTO t VALUES (1)");
    }

    private List<PreparedTransaction> prepared(Connection asked) {
        return asked.tpcRecover().stream().filter(it -> it.xid().equals(xid)).toList();
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(call);
    }

    @Test
    @Parity({"C35", "C37", "C38"})
    void commitsInTwoPhases() {
        connection.tpcBegin(xid);
        insert();
        connection.tpcPrepare();
        assertThat(committed()).isZero();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        connection.tpcCommit();
        assertThat(committed()).isEqualTo(1);
        connection.execute("SELECT 1");
        connection.commit();
    }

    @Test
    @Parity("C38")
    void rollsBackWhatWasPrepared() {
        connection.tpcBegin(xid);
        insert();
        connection.tpcPrepare();
        connection.tpcRollback();
        assertThat(committed()).isZero();
        assertThat(prepared(connection)).isEmpty();
    }

    @Test
    @Parity("C38")
    void endsInOnePhaseWhatWasNotPrepared() {
        connection.tpcBegin(xid);
        insert();
        connection.tpcRollback();
        assertThat(committed()).isZero();
        connection.tpcBegin(xid);
        insert();
        connection.tpcCommit();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void preparesATransactionWithoutStatements() {
        connection.tpcBegin(xid);
        connection.tpcPrepare();
        try (Connection other = Pgadapt.connect(database.dsn())) {
            assertThat(prepared(other)).hasSize(1);
        }
        connection.tpcCommit();
    }

    @Test
    @Parity({"C34", "C39", "C40"})
    void otherConnectionsFindAndEndWhatWasPrepared() {
        connection.tpcBegin(xid);
        insert();
        connection.tpcPrepare();
        connection.close();
        try (Connection other = Pgadapt.connect(database.dsn())) {
            PreparedTransaction found = prepared(other).get(0);
            assertThat(found.database()).isEqualTo(database.name());
            assertThat(found.owner()).isNotEmpty();
            assertThat(found.prepared()).isNotNull();
            assertThat(other.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
            other.tpcCommit(found.xid());
            assertThat(prepared(other)).isEmpty();
            assertThatExceptionOfType(UndefinedObject.class).isThrownBy(() -> other.tpcRollback(xid));
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    @Parity({"C16", "C21", "C35", "C36", "C37", "R20"})
    void refusesWhatHasNoPlaceInATwoPhaseCommit() {
        refused(connection::tpcPrepare);
        refused(connection::tpcCommit);
        refused(connection::tpcRollback);
        connection.execute("SELECT 1");
        refused(() -> connection.tpcBegin(xid));
        refused(() -> connection.tpcCommit(xid));
        connection.rollback();
        connection.autocommit(true);
        refused(() -> connection.tpcBegin(xid));
        connection.autocommit(false).tpcBegin(xid);
        refused(() -> connection.tpcBegin(xid));
        refused(connection::commit);
        refused(connection::rollback);
        refused(() -> connection.autocommit(true));
        connection.tpcPrepare();
        refused(connection::tpcPrepare);
        Cursor<Row> cursor = connection.cursor();
        refused(() -> cursor.execute("SELECT 1"));
        refused(connection::transaction);
        refused(connection::tpcRecover);
        connection.tpcRollback();
        cursor.execute("SELECT 1");
    }

    @Test
    @Parity({"C33", "C34"})
    void namesTransactionsAsOtherDriversDo() {
        Xid plain = Xid.of(42, "gtrid", "bqual");
        connection.tpcBegin(plain);
        connection.tpcPrepare();
        assertThat(database.query("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()"))
                .containsExactly(List.of("42_Z3RyaWQ=_YnF1YWw="));
        assertThat(Xid.parse("42_Z3RyaWQ=_YnF1YWw=")).isEqualTo(plain).hasToString("42_Z3RyaWQ=_YnF1YWw=");
        connection.tpcRollback();
        assertThat(Xid.parse("somebody else's").formatId()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Xid.of(-1, "gtrid", "bqual"));
        assertThatIllegalArgumentException().isThrownBy(() -> Xid.of(1, "g".repeat(65), "bqual"));
        assertThatIllegalArgumentException().isThrownBy(() -> Xid.of(1, "gtrid", "\u00e9"));
    }

    @Test
    void isRolledBackWhenItCannotBePrepared() {
        connection.tpcBegin(xid);
        insert();
        assertThatExceptionOfType(UniqueViolation.class).isThrownBy(this::insert);
        assertThatExceptionOfType(InFailedSqlTransaction.class)
                .isThrownBy(connection::tpcPrepare)
                .withCauseInstanceOf(UniqueViolation.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        connection.tpcBegin(Xid.parse("x".repeat(300)));
        insert();
        assertThatExceptionOfType(DatabaseError.class).isThrownBy(connection::tpcPrepare);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(committed()).isZero();
        insert();
        connection.commit();
    }

    @Test
    void blocksWithinAreSavepoints() {
        connection.tpcBegin(xid);
        insert();
        connection.transaction(tx -> {
            connection.execute("INSERT INTO t VALUES (2)");
            throw tx.rollbackSignal();
        });
        connection.tpcPrepare();
        connection.tpcCommit();
        assertThat(committed()).isEqualTo(1);
    }
}
