package io.pgadapt.tests.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.PgException;
import io.pgadapt.tests.script.TcpProxy;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions over two connections, led by a transaction manager that knows nothing of PostgreSQL. */
@PgTest
class NarayanaTest {
    @TempDir
    private static Path log;

    private static TransactionManager manager;

    private PgDatabase database;
    private Connection first;
    private Connection second;

    @BeforeAll
    static void startManager() {
        manager = Manager.start(log);
    }

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int PRIMARY KEY)");
        first = Pgadapt.connect(database.dsn());
        second = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        first.close();
        second.close();
    }

    private void begin(XAResource... resources) throws Exception {
        manager.begin();
        for (XAResource resource : resources) {
            assertThat(manager.getTransaction().enlistResource(resource)).isTrue();
        }
    }

    private List<List<@Nullable String>> committed() {
        return database.query("SELECT a FROM t ORDER BY a");
    }

    private int prepared() {
        return database.query("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()")
                .size();
    }

    @Test
    void commitsOnBothConnections() throws Exception {
        begin(first.xaResource(), second.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        second.execute("INSERT INTO t VALUES (2)");
        assertThat(committed()).isEmpty();
        manager.commit();
        assertThat(committed()).containsExactly(List.of("1"), List.of("2"));
        assertThat(prepared()).isZero();
    }

    @Test
    void commitsOnOneConnectionInOnePhase() throws Exception {
        begin(first.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        manager.commit();
        assertThat(committed()).hasSize(1);
    }

    @Test
    void takesAConnectionThatIsEnlistedAgain() throws Exception {
        begin(first.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        manager.getTransaction().delistResource(first.xaResource(), XAResource.TMSUCCESS);
        manager.getTransaction().enlistResource(first.xaResource());
        first.execute("INSERT INTO t VALUES (2)");
        manager.commit();
        assertThat(committed()).hasSize(2);
    }

    @Test
    void rollsBackOnBothConnections() throws Exception {
        begin(first.xaResource(), second.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        second.execute("INSERT INTO t VALUES (2)");
        manager.rollback();
        assertThat(committed()).isEmpty();
        assertThat(prepared()).isZero();
    }

    @Test
    void rollsBackOnBothWhenOneHasFailed() throws Exception {
        begin(first.xaResource(), second.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        assertThatExceptionOfType(PgException.class).isThrownBy(() -> second.execute("INSERT INTO nowhere VALUES (2)"));
        assertThatExceptionOfType(RollbackException.class).isThrownBy(manager::commit);
        assertThat(committed()).isEmpty();
        assertThat(prepared()).isZero();
        first.execute("INSERT INTO t VALUES (1)");
        first.commit();
    }

    @Test
    void goesOnAfterBeingSuspended() throws Exception {
        begin(first.xaResource());
        first.execute("INSERT INTO t VALUES (1)");
        jakarta.transaction.Transaction suspended = manager.suspend();
        manager.resume(suspended);
        first.execute("INSERT INTO t VALUES (2)");
        manager.commit();
        assertThat(committed()).hasSize(2);
    }

    @Test
    void commitsByRecoveryWhatACutConnectionCouldNot() throws Exception {
        try (TcpProxy proxy = TcpProxy.to(database.host(), database.port());
                Connection fragile = Pgadapt.builder(database.dsn())
                        .set("host", proxy.host())
                        .set("port", "" + proxy.port())
                        .build()
                        .connect()) {
            begin(first.xaResource(), new CutBeforeCommit(fragile.xaResource(), proxy));
            first.execute("INSERT INTO t VALUES (1)");
            fragile.execute("INSERT INTO t VALUES (2)");
            manager.commit();
        }
        assertThat(committed()).hasSize(1);
        assertThat(prepared()).isEqualTo(1);
        Manager.recover(database.dsn());
        assertThat(committed()).hasSize(2);
        assertThat(prepared()).isZero();
    }

    @Test
    void commitsByRecoveryAfterACrashInTheSecondPhase() throws Exception {
        assertThat(crashIn("commit")).isEqualTo(CrashingProcess.CRASHED);
        assertThat(prepared()).isEqualTo(1);
        Manager.recover(database.dsn());
        assertThat(committed()).containsExactly(List.of("1"), List.of("2"));
        assertThat(prepared()).isZero();
    }

    @Test
    void rollsBackByRecoveryAfterACrashInTheFirstPhase() throws Exception {
        assertThat(crashIn("prepare")).isEqualTo(CrashingProcess.CRASHED);
        assertThat(prepared()).isEqualTo(2);
        Manager.recover(database.dsn());
        assertThat(committed()).isEmpty();
        assertThat(prepared()).isZero();
    }

    private int crashIn(String step) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProcess.class.getName(),
                        log.toString(),
                        database.dsn(),
                        step)
                .inheritIO()
                .start();
        return process.waitFor();
    }

    private static final class CutBeforeCommit extends Forwarding {
        private final TcpProxy proxy;

        CutBeforeCommit(XAResource resource, TcpProxy proxy) {
            super(resource);
            this.proxy = proxy;
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            proxy.cut();
            super.commit(xid, onePhase);
        }
    }
}
