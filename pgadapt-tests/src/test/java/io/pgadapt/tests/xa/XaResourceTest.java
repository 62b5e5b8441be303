package io.pgadapt.tests.xa;

import static javax.transaction.xa.XAResource.TMENDRSCAN;
import static javax.transaction.xa.XAResource.TMFAIL;
import static javax.transaction.xa.XAResource.TMJOIN;
import static javax.transaction.xa.XAResource.TMNOFLAGS;
import static javax.transaction.xa.XAResource.TMRESUME;
import static javax.transaction.xa.XAResource.TMSTARTRSCAN;
import static javax.transaction.xa.XAResource.TMSUCCESS;
import static javax.transaction.xa.XAResource.TMSUSPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.IsolationLevel;
import io.pgadapt.Pgadapt;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.Arrays;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PgTest
class XaResourceTest {
    private PgDatabase database;
    private Connection connection;
    private XAResource resource;
    private BranchId xid;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int PRIMARY KEY)");
        connection = Pgadapt.connect(database.dsn());
        resource = connection.xaResource();
        xid = new BranchId(4711, "global \0\377 " + System.nanoTime(), "'\\branch\n");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private BranchId other() {
        return new BranchId(4711, xid.global(), "another");
    }

    private int committed() {
        return database.query("SELECT a FROM t").size();
    }

    private void insert(int a) {
        connection.execute("INSERT INTO t VALUES ($1)", a);
    }

    private void work(Xid branch, int a) throws XAException {
        resource.start(branch, TMNOFLAGS);
        insert(a);
        resource.end(branch, TMSUCCESS);
    }

    private boolean isPrepared(XAResource asked, BranchId branch) throws XAException {
        return Arrays.stream(asked.recover(TMSTARTRSCAN | TMENDRSCAN)).anyMatch(branch::isSameAs);
    }

    private static void fails(int code, ThrowingCallable call) {
        assertThatExceptionOfType(XAException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.errorCode).as(e.getMessage()).isEqualTo(code));
    }

    @Test
    void commitsInTwoPhases() throws XAException {
        work(xid, 1);
        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
        assertThat(committed()).isZero();
        assertThat(isPrepared(resource, xid)).isTrue();
        resource.commit(xid, false);
        assertThat(committed()).isEqualTo(1);
        assertThat(isPrepared(resource, xid)).isFalse();
    }

    @Test
    void commitsInOnePhaseWhatIsNotPrepared() throws XAException {
        work(xid, 1);
        resource.commit(xid, true);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void rollsBackBeforeAndAfterPreparing() throws XAException {
        work(xid, 1);
        resource.rollback(xid);
        work(xid, 2);
        resource.prepare(xid);
        resource.rollback(xid);
        assertThat(committed()).isZero();
        fails(XAException.XAER_NOTA, () -> resource.rollback(xid));
    }

    @Test
    void aBranchWithoutStatementsNeedsNoSecondPhase() throws XAException {
        resource.start(xid, TMNOFLAGS);
        resource.end(xid, TMSUCCESS);
        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_RDONLY);
        fails(XAException.XAER_NOTA, () -> resource.commit(xid, false));
    }

    @Test
    void goesOnWhenJoinedOrResumed() throws XAException {
        work(xid, 1);
        resource.start(xid, TMJOIN);
        insert(2);
        resource.end(xid, TMSUSPEND);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> insert(3))
                .withMessageContaining("transaction manager");
        resource.start(xid, TMRESUME);
        insert(3);
        resource.end(xid, TMSUSPEND);
        resource.end(xid, TMSUCCESS);
        resource.commit(xid, true);
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void isFreeForAnotherBranchOncePrepared() throws XAException {
        work(xid, 1);
        resource.prepare(xid);
        work(other(), 2);
        fails(XAException.XAER_RMFAIL, () -> resource.commit(xid, false));
        resource.prepare(other());
        resource.commit(xid, false);
        resource.commit(other(), false);
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void worksForOneBranchAtATime() throws XAException {
        work(xid, 1);
        fails(XAException.XAER_DUPID, () -> resource.start(xid, TMNOFLAGS));
        fails(XAException.XAER_RMERR, () -> resource.start(other(), TMNOFLAGS));
        resource.rollback(xid);
    }

    @Test
    void refusesWhatIsOutOfPlace() throws XAException {
        fails(XAException.XAER_NOTA, () -> resource.end(xid, TMSUCCESS));
        fails(XAException.XAER_NOTA, () -> resource.prepare(xid));
        fails(XAException.XAER_NOTA, () -> resource.start(xid, TMJOIN));
        resource.start(xid, TMNOFLAGS);
        insert(1);
        fails(XAException.XAER_PROTO, () -> resource.prepare(xid));
        fails(XAException.XAER_PROTO, () -> resource.commit(xid, true));
        fails(XAException.XAER_PROTO, () -> resource.commit(xid, false));
        fails(XAException.XAER_PROTO, () -> resource.rollback(xid));
        fails(XAException.XAER_PROTO, () -> resource.start(xid, TMJOIN));
        fails(XAException.XAER_PROTO, () -> resource.start(xid, TMRESUME));
        fails(XAException.XAER_NOTA, () -> resource.end(other(), TMSUCCESS));
        resource.end(xid, TMSUCCESS);
        fails(XAException.XAER_PROTO, () -> resource.end(xid, TMSUCCESS));
        fails(XAException.XAER_PROTO, () -> resource.start(xid, TMRESUME));
        resource.rollback(xid);
        fails(XAException.XAER_NOTA, () -> resource.forget(xid));
    }

    @Test
    void refusesArgumentsThatMakeNoSense() throws XAException {
        BranchId none = new BranchId(-1, "g", "b");
        BranchId long65 = new BranchId(1, "g".repeat(65), "b");
        fails(XAException.XAER_INVAL, () -> resource.start(none, TMNOFLAGS));
        fails(XAException.XAER_INVAL, () -> resource.start(long65, TMNOFLAGS));
        fails(XAException.XAER_INVAL, () -> resource.start(xid, TMSUSPEND));
        fails(XAException.XAER_INVAL, () -> resource.recover(TMJOIN));
        fails(XAException.XAER_INVAL, () -> resource.recover(TMNOFLAGS));
        fails(XAException.XAER_INVAL, () -> resource.setTransactionTimeout(-1));
        resource.start(xid, TMNOFLAGS);
        fails(XAException.XAER_INVAL, () -> resource.end(xid, TMJOIN));
        resource.end(xid, TMSUCCESS);
        resource.rollback(xid);
    }

    @Test
    void refusesToStartWithinATransactionOfTheUser() throws XAException {
        insert(1);
        fails(XAException.XAER_OUTSIDE, () -> resource.start(xid, TMNOFLAGS));
        connection.rollback();
        work(xid, 1);
        resource.rollback(xid);
    }

    @Test
    void refusesCommitsOfTheUserWithinABranch() throws XAException {
        resource.start(xid, TMNOFLAGS);
        insert(1);
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(connection::commit);
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(connection::rollback);
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> connection.autocommit(true));
        resource.end(xid, TMSUCCESS);
        resource.rollback(xid);
    }

    @Test
    void worksInAutocommitWhichReturnsAfterwards() throws XAException {
        connection.autocommit(true);
        work(xid, 1);
        resource.prepare(xid);
        insert(2);
        assertThat(committed()).isEqualTo(1);
        resource.commit(xid, false);
        assertThat(committed()).isEqualTo(2);
        assertThat(connection.autocommit()).isTrue();
    }

    @Test
    void aFailedBranchIsRolledBackInsteadOfPrepared() throws XAException {
        resource.start(xid, TMNOFLAGS);
        insert(1);
        assertThatExceptionOfType(PgException.class).isThrownBy(() -> insert(1));
        resource.end(xid, TMSUCCESS);
        fails(XAException.XA_RBINTEGRITY, () -> resource.prepare(xid));
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        fails(XAException.XAER_NOTA, () -> resource.rollback(xid));
    }

    @Test
    void aBranchThatEndedInFailureIsRolledBackInsteadOfCommitted() throws XAException {
        resource.start(xid, TMNOFLAGS);
        insert(1);
        resource.end(xid, TMFAIL);
        fails(XAException.XA_RBROLLBACK, () -> resource.commit(xid, true));
        assertThat(committed()).isZero();
    }

    @Test
    void aConflictOfSerializableBranchesSaysThatTryingAgainHelps() throws XAException {
        connection.transactionModes(TransactionModes.defaults().isolation(IsolationLevel.SERIALIZABLE));
        try (Connection rival = Pgadapt.connect(database.dsn())) {
            rival.transactionModes(TransactionModes.defaults().isolation(IsolationLevel.SERIALIZABLE));
            resource.start(xid, TMNOFLAGS);
            connection.execute("SELECT count(*) FROM t");
            rival.execute("SELECT count(*) FROM t");
            rival.execute("INSERT INTO t VALUES (1)");
            insert(2);
            rival.commit();
            resource.end(xid, TMSUCCESS);
            fails(XAException.XA_RBTRANSIENT, () -> resource.prepare(xid));
        }
    }

    @Test
    void aBranchThatTookTooLongIsRolledBack() throws XAException {
        assertThat(resource.setTransactionTimeout(1)).isTrue();
        assertThat(resource.getTransactionTimeout()).isEqualTo(1);
        resource.start(xid, TMNOFLAGS);
        connection.execute("SELECT pg_sleep(1.1)");
        insert(1);
        resource.end(xid, TMSUCCESS);
        fails(XAException.XA_RBTIMEOUT, () -> resource.prepare(xid));
        resource.setTransactionTimeout(0);
        work(xid, 2);
        resource.commit(xid, true);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aBranchEndsAfterTheBlocksInIt() throws XAException {
        resource.start(xid, TMNOFLAGS);
        try (Transaction block = connection.transaction()) {
            insert(1);
            fails(XAException.XAER_RMERR, () -> resource.end(xid, TMSUCCESS));
            block.commit();
        }
        resource.end(xid, TMSUCCESS);
        resource.commit(xid, true);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aManagerCanGiveABranchUpWhoseBlocksAreOpen() throws XAException {
        resource.start(xid, TMNOFLAGS);
        try (Transaction block = connection.transaction()) {
            insert(1);
            resource.end(xid, TMFAIL);
            resource.rollback(xid);
            assertThat(block.isOpen()).isFalse();
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(block::commit);
        }
        insert(2);
        connection.commit();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void anyConnectionFindsAndEndsWhatIsPrepared() throws XAException {
        work(xid, 1);
        resource.prepare(xid);
        connection.close();
        fails(XAException.XAER_RMFAIL, () -> resource.commit(xid, false));
        try (Connection next = Pgadapt.connect(database.dsn())) {
            assertThat(isPrepared(next.xaResource(), xid)).isTrue();
            next.xaResource().commit(xid, false);
            fails(XAException.XAER_NOTA, () -> next.xaResource().commit(xid, false));
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void recoversOnlyWhatAManagerCanHaveNamedInThisDatabase() throws XAException {
        work(xid, 1);
        resource.prepare(xid);
        database.execute("BEGIN; INSERT INTO t VALUES (5); PREPARE TRANSACTION 'no branch'");
        try (PgDatabase elsewhere = database.server().createDatabase();
                Connection there = Pgadapt.connect(elsewhere.dsn())) {
            assertThat(there.xaResource().recover(TMSTARTRSCAN)).isEmpty();
            there.xaResource().recover(TMENDRSCAN);
            there.close();
        }
        Xid[] found = resource.recover(TMSTARTRSCAN);
        assertThat(found).hasSize(1);
        assertThat(xid.isSameAs(found[0])).isTrue();
        assertThat(resource.recover(TMNOFLAGS)).isEmpty();
        assertThat(resource.recover(TMENDRSCAN)).isEmpty();
        database.execute("ROLLBACK PREPARED 'no branch'");
        resource.rollback(found[0]);
    }

    @Test
    void namesBranchesAsOtherDriversDo() throws XAException {
        BranchId plain = new BranchId(42, "gtrid", "bqual");
        work(plain, 1);
        resource.prepare(plain);
        assertThat(database.query("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsExactly("42_Z3RyaWQ=_YnF1YWw="));
        assertThat(connection.tpcRecover())
                .anySatisfy(it -> assertThat(it.xid()).isEqualTo(io.pgadapt.Xid.of(42, "gtrid", "bqual")));
        resource.rollback(plain);
    }

    @Test
    void isTheSameResourceOnlyOnTheSameConnection() throws XAException {
        try (Connection second = Pgadapt.connect(database.dsn())) {
            assertThat(resource.isSameRM(connection.xaResource())).isTrue();
            assertThat(resource.isSameRM(second.xaResource())).isFalse();
        }
    }

    @Test
    void aLostConnectionIsAFailedResource() throws XAException {
        work(xid, 1);
        database.execute("SELECT pg_terminate_backend(" + connection.info().backendPid() + ")");
        fails(XAException.XAER_RMFAIL, () -> resource.prepare(xid));
        fails(XAException.XAER_RMFAIL, () -> resource.start(other(), TMNOFLAGS));
        assertThat(committed()).isZero();
    }
}
