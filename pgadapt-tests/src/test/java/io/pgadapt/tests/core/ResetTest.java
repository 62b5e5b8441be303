package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.IsolationLevel;
import io.pgadapt.Pgadapt;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionModes;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Xid;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PgTest
class ResetTest {
    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE TABLE t (a int)");
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Object ask(String sql) {
        return String.valueOf(connection.execute(sql).fetchAll().get(0).get(0));
    }

    private void fail() {
        assertThatExceptionOfType(PgException.class).isThrownBy(() -> connection.execute("SELECT 1 / 0"));
    }

    @Test
    void rollsBackWhatIsOpen() {
        connection.execute("INSERT INTO t VALUES (1)");
        connection.reset();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(database.query("SELECT * FROM t")).isEmpty();
    }

    @Test
    @Parity("C30")
    void rollsBackWhatHasFailed() {
        fail();
        connection.reset();
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    @Parity("C30")
    void forgetsWhatTheSessionHasSetAndCreated() {
        connection.autocommit(true);
        connection.execute("SET TimeZone TO 'Asia/Kolkata'");
        connection.execute("SET search_path TO nowhere");
        connection.execute("CREATE TEMPORARY TABLE mine (a int)");
        connection.execute("LISTEN news");
        connection.execute("SELECT pg_advisory_lock(42)");
        connection.reset();
        assertThat(connection.info().parameterStatus("TimeZone")).isEqualTo("UTC");
        assertThat(ask("SHOW search_path")).isEqualTo("\"$user\", public");
        assertThat(ask("SELECT count(*) FROM pg_class WHERE relname = 'mine'")).isEqualTo("0");
        assertThat(ask("SELECT count(*) FROM pg_listening_channels()")).isEqualTo("0");
        assertThat(ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isEqualTo("0");
    }

    @Test
    void preparesStatementsAnew() {
        assertThat(ask("SELECT 41 + 1")).isEqualTo("42");
        connection.reset();
        assertThat(ask("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 41 + 1'"))
                .isEqualTo("0");
        assertThat(ask("SELECT 41 + 1")).isEqualTo("42");
    }

    @Test
    @Parity("C30")
    void beginsTransactionsAsAtFirst() {
        connection.autocommit(true);
        connection.transactionModes(TransactionModes.defaults()
                .isolation(IsolationLevel.SERIALIZABLE)
                .readOnly(true));
        connection.reset();
        assertThat(connection.autocommit()).isFalse();
        assertThat(connection.transactionModes()).isEqualTo(TransactionModes.defaults());
        connection.execute("INSERT INTO t VALUES (1)");
        assertThat(ask("SHOW transaction_isolation")).isEqualTo("read committed");
        connection.commit();
        connection.autocommit(true).transactionModes(TransactionModes.defaults().readOnly(true));
        assertThat(ask("SHOW default_transaction_read_only")).isEqualTo("on");
    }

    @Test
    @Parity("C30")
    void forgetsNotices() {
        connection.execute("DO 'BEGIN RAISE NOTICE ''note''; END'");
        assertThat(connection.notices()).hasSize(1);
        connection.reset();
        assertThat(connection.notices()).isEmpty();
    }

    @Test
    @Parity("C30")
    void leavesWhatIsPreparedOnTheServer() {
        Xid xid = Xid.of(1, "reset " + System.nanoTime(), "");
        connection.tpcBegin(xid);
        connection.execute("INSERT INTO t VALUES (1)");
        connection.tpcPrepare();
        connection.reset();
        assertThat(ask("SELECT 1")).isEqualTo("1");
        connection.rollback();
        connection.tpcCommit(xid);
        assertThat(database.query("SELECT * FROM t")).hasSize(1);
    }

    @Test
    void endsStreams() {
        var rows = connection.cursor().stream("SELECT generate_series(1, 100000)");
        connection.reset();
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(rows::count)
                .withMessageContaining("transaction has ended");
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    @Parity("C30")
    void isRefusedInABlock() {
        try (Transaction block = connection.transaction()) {
            connection.execute("INSERT INTO t VALUES (1)");
            assertThatExceptionOfType(ProgrammingError.class).isThrownBy(connection::reset);
            block.commit();
        }
        assertThat(database.query("SELECT * FROM t")).hasSize(1);
    }

    @Test
    void needsAConnection() {
        connection.close();
        assertThatExceptionOfType(InterfaceError.class).isThrownBy(connection::reset);
    }
}
